// The error classes in a file of their own, so that they are the same ones whichever subpath they come from.
export * from "./common/errors.js";

// A module in front of the dashboard that gives it other bindings, request by request: a Worker for each would take long.

export const CHANGING = `
import app from "./index.js";
export { Tries } from "./index.js";

export default {
  fetch(request, env, ctx) {
    const other = Object.entries({ ...env, ...JSON.parse(request.headers.get("x-bindings") ?? "{}") });
    // As those of a Worker without them.
    return app.fetch(request, Object.fromEntries(other.filter(([, value]) => value !== null)), ctx);
  },
};
`;

/** The header for these bindings; one that is null is missing. */
export const bound = (bindings) => ({ "x-bindings": JSON.stringify(bindings) });

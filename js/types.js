// Nothing at run time: beside it, `types.d.ts` has the API's types, made from the Rust structs. The
// entry points export all of them, so that a user may add a property to one of their interfaces.
export {};

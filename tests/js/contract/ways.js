// The two ways to the same answer: the host's own cryptography, where it offers some, and the wasm alone.

import { equal } from "./assert.js";
import { contract } from "./harness.js";

/** Adds a contract for what the host does by itself, and once more for the wasm alone where that is another way. */
export function eachWay(name, body) {
  contract(name, body);
  if (offers()) contract(`${name}, in wasm alone`, async (t) => withModules(undefined, () => body(t)));
}

/** Whether the host offers Node's modules. */
export function offers() {
  return typeof globalThis.process?.getBuiltinModule === "function";
}

/** Runs with this in place of the function by which the host offers its modules. */
export async function withModules(getBuiltinModule, body) {
  const host = globalThis.process;
  const before = Object.getOwnPropertyDescriptor(host, "getBuiltinModule");
  Object.defineProperty(host, "getBuiltinModule", { value: getBuiltinModule, configurable: true, writable: true });
  try {
    equal(globalThis.process.getBuiltinModule, getBuiltinModule, "getBuiltinModule");
    return await body();
  } finally {
    if (before) Object.defineProperty(host, "getBuiltinModule", before);
    else delete host.getBuiltinModule;
  }
}

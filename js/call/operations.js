// The core of the clients: its wasm instance, and its table of operations.
import { createCore } from "./core.js";
import * as glue from "./wasm/client.js";

/** @internal */
export const core = createCore(glue);

/**
 * An operation, as the core describes it.
 * @typedef {object} Operation
 * @property {number} index its number in the core
 * @property {string} name
 * @property {string} method
 * @property {string} template
 * @property {string} shape the type of that member; empty when there is no body
 * @property {string} member the member that a success body must have
 */

/** @type {Map<string, Operation> | undefined} */
let operations;

/**
 * The operation of that name in a system's table.
 * @param {string} system
 * @param {string} name
 * @returns {Operation}
 */
export function operationOf(system, name) {
  operations ??= new Map(
    core.call((wasm) => wasm.operations()).split("\n").filter(Boolean).map((line, index) => {
      const [of, named, method, template, shape, member] = line.split(" ");
      return [`${of} ${named}`, { index, name: named, method, template, shape, member }];
    }),
  );
  return /** @type {Operation} */ (operations.get(`${system} ${name}`));
}

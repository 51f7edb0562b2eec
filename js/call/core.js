// The core of the clients: its wasm instance, its table of operations, and the step after a setback.
import * as glue from "#glue/client";
import load from "#wasm/client";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore(glue, load);

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
    core
      .ask((wasm) => wasm.operations())
      .split("\n")
      .filter(Boolean)
      .map((line, index) => {
        const [of, named, method, template, shape, member] = line.split(" ");
        return [`${of} ${named}`, { index, name: named, method, template, shape, member }];
      }),
  );
  return /** @type {Operation} */ (operations.get(`${system} ${name}`));
}

/**
 * What a call has met, when it was no success.
 * @typedef {object} Setback
 * @property {number} attempts how many requests were sent
 * @property {number} polls how many of them found that what they ask for is not there yet
 * @property {number} elapsed milliseconds since the call began
 * @property {number} status 0 when no answer came
 * @property {string} code what the API's error body calls it, or says; empty where there is none
 * @property {string} retryAfter the header
 */

/**
 * What to do after a setback.
 * @typedef {object} Step
 * @property {number | undefined} wait milliseconds until the next attempt; nothing when the call fails
 * @property {boolean} retryable whether the same call may be made again
 * @property {number | undefined} retryAfter the seconds that the server asks for
 */

/**
 * @param {Operation} operation
 * @param {{ maxRetries: number, deadline: number }} limits
 * @param {Setback} setback
 * @returns {Step}
 */
export function stepAfter({ index }, { maxRetries, deadline }, { attempts, polls, elapsed, status, code, retryAfter }) {
  const answer = core.ask((wasm) =>
    wasm.step(index, attempts, polls, maxRetries, deadline, elapsed, status, code, retryAfter, Date.now(), Math.random()),
  );
  const [next, asked] = answer.split(" ");
  return {
    wait: /\d/.test(next) ? Number(next) : undefined,
    retryable: next !== "final",
    retryAfter: asked ? Number(asked) / 1_000 : undefined,
  };
}

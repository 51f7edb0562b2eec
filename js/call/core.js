// The core of the clients: its wasm instance, its table of operations, and the step after a setback.
import { __wbg_reset_state, advice, check_key, describe, endpoint, initSync, prepare, retry_after, step } from "#glue/client";
import load from "#wasm/client";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore({ __wbg_reset_state, advice, check_key, describe, endpoint, initSync, prepare, retry_after, step }, load);

/** The systems, in the order of the numbers that the core takes. */
export const SYSTEMS = ["v4", "v3", "iq", "live"];

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

/** @type {{ sensitiveHeaders: string[], operations: Map<string, Operation> } | undefined} */
let description;

/** What the core knows before any call. */
function facts() {
  if (description) return description;
  const [headers, ...lines] = core
    .ask((wasm) => wasm.describe())
    .trimEnd()
    .split("\n");
  const operations = lines.map((line, index) => {
    const [system, name, method, template, shape, member] = line.split(" ");
    return /** @type {const} */ ([`${system} ${name}`, { index, name, method, template, shape, member }]);
  });
  description = { sensitiveHeaders: headers.trim().split(" "), operations: new Map(operations) };
  return description;
}

/**
 * The operation of that name in a system's table.
 * @param {string} system
 * @param {string} name
 * @returns {Operation}
 */
export function operationOf(system, name) {
  return /** @type {Operation} */ (facts().operations.get(`${system} ${name}`));
}

/** The headers, in lower case, whose values are secrets. */
export function secretHeaders() {
  return facts().sensitiveHeaders;
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

/** What `step` says where the same call must not be made again; less than that where it may. */
const FINAL = -1;

/**
 * @param {Operation} operation
 * @param {{ maxRetries: number, deadline: number }} limits
 * @param {Setback} setback
 * @returns {Step}
 */
export function stepAfter({ index }, { maxRetries, deadline }, { attempts, polls, elapsed, status, code, retryAfter }) {
  const asked = retryAfter ? core.call((wasm) => wasm.retry_after(retryAfter, Date.now())) : -1;
  const next = core.call((wasm) => wasm.step(index, attempts, polls, maxRetries, deadline, elapsed, status, code, asked, Math.random()));
  return { wait: next < 0 ? undefined : next, retryable: next !== FINAL, retryAfter: asked < 0 ? undefined : asked / 1_000 };
}

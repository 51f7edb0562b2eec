// What an error says, for people at a terminal.
import { printable } from "./printable.js";

/**
 * @param {unknown} error
 * @returns {string} on one line
 */
export function saidOf(error) {
  if (!(error instanceof Error)) return printable(String(error));
  const { statusCode, errorCode, retryAfter, errors } = /** @type {any} */ (error);
  const facts = [
    statusCode && `HTTP ${statusCode}`,
    typeof errorCode === "string" && errorCode,
    retryAfter && `ask again in ${retryAfter} s`,
  ];
  const known = facts.filter((fact) => fact && !error.message.includes(fact));
  // What was tried in turn, such as keys, each with its own reason.
  const parts = Array.isArray(errors) ? errors.map((one) => one?.message).filter((message) => message && message !== error.message) : [];
  return printable([error.message, ...parts].join("; ") + (known.length > 0 ? ` (${known.join(", ")})` : ""));
}

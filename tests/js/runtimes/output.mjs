// Searches what a runtime really printed: the contract's clients and errors must be there, keys and ids must not.

import { secretsIn } from "../contract/channels.js";
import { BEGIN, END } from "../contract/printing.js";

/** One more result of that runtime, beside those of the contract. */
export function searched(output) {
  const found = secretsIn(output);
  const [begin, end] = [output.indexOf(BEGIN), output.lastIndexOf(END)];
  const printed = output.slice(begin, end);
  const name = "nothing that the runtime printed holds a key or an id";
  const wrong =
    begin < 0 || end < 0 || !/getEvent could not reach the API/.test(printed) ? "the contract's prints are not in the output"
    : found.length > 0 ? `${found.join(", ")} in ${around(output, found[0])}`
    : undefined;
  return { name, ms: 0, ...(wrong === undefined ? {} : { error: wrong }) };
}

function around(output, secret) {
  const at = output.indexOf(secret);
  return output.slice(Math.max(0, at - 300), at + 100);
}

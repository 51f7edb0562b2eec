// The ways of Node's `util` to show a value, which Deno and Bun have too, each with its own code.

import { format, inspect } from "node:util";

export function inspections(value) {
  return [inspect(value, { depth: 9, showHidden: true, getters: true }), format("%s %o %O %j", value, value, value, value)].join("\n");
}

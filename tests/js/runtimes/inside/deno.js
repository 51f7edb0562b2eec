// The contract inside Deno.

import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { subpaths } from "./package.js";
import { print } from "./report.js";

const [mockUrl, apiKey, otherUrl] = Deno.args;
const host = {
  clientOptions: {},
  inspect: (value) => Deno.inspect(value, { depth: 9, showHidden: true, getters: true }) + inspections(value),
};
print(Deno.version.deno, await run({ ...subpaths, mockUrl, apiKey, otherUrl, host }));

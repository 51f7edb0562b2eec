// The contract inside Bun.

import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { subpaths } from "./package.js";
import { print } from "./report.js";

const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: (value) => Bun.inspect(value, { depth: 9 }) + inspections(value) };
print(Bun.version, await run({ ...subpaths, mockUrl, apiKey, otherUrl, host }));

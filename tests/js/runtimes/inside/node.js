// The contract inside Node.

import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { subpaths } from "./package.js";
import { print } from "./report.js";
import "./memory.js";

const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: inspections };
print(process.version, await run({ ...subpaths, mockUrl, apiKey, otherUrl, host }));

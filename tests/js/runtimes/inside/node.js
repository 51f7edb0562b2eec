// The contract inside Node.

import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { print } from "./report.js";
import "./memory.js";

const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: inspections };
print(process.version, await run({ lib, mock, migrate, mockUrl, apiKey, otherUrl, host }));

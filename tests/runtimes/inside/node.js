// The contract inside Node.

import { inspect } from "node:util";
import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";
import { print } from "./report.js";
import "./memory.js";

const [mockUrl, apiKey] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: (value) => inspect(value, { depth: 9, showHidden: true }) };
print(process.version, await run({ lib, mock, migrate, mockUrl, apiKey, host }));

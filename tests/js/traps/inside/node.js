// The contract of traps inside Node.

import { inspect } from "node:util";
import * as lib from "fingerprint-edge";
import { print } from "../../runtimes/inside/report.js";
import { run } from "../contract.js";

const host = { clientOptions: {}, inspect: (value) => inspect(value, { depth: 9, showHidden: true }) };
print(process.version, await run({ lib, host }));

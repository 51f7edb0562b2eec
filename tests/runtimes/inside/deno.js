// The contract inside Deno.

import * as lib from "fingerprint-edge";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";
import { print } from "./report.js";

const [mockUrl, apiKey] = Deno.args;
const host = { clientOptions: {}, inspect: (value) => Deno.inspect(value, { depth: 9, showHidden: true }) };
print(Deno.version.deno, await run({ lib, mock, mockUrl, apiKey, host }));

// The contract inside Deno.

import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { print } from "./report.js";

const [mockUrl, apiKey, otherUrl] = Deno.args;
const host = { clientOptions: {}, inspect: (value) => Deno.inspect(value, { depth: 9, showHidden: true, getters: true }) + inspections(value) };
print(Deno.version.deno, await run({ lib, mock, migrate, mockUrl, apiKey, otherUrl, host }));

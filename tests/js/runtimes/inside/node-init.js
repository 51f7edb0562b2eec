// The contract inside Node through `fingerprint-edge/init`, where the caller brings the module.

import { readFileSync } from "node:fs";
import * as lib from "fingerprint-edge/init";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { match, throws } from "../../contract/assert.js";
import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { print } from "./report.js";
import "./memory.js";

// Not a contract of its own: it holds only before `init`, which every contract needs.
match(throws(() => new lib.FingerprintClient({ apiKey: "key" }), TypeError).message, /init/, "message before init");

match(throws(() => lib.isValidWebhookSignature({ header: "v1=", data: "", secret: "s" }), TypeError).message, /init/, "message before initTrust");
match(throws(() => lib.verifyEvent({ event_id: "1" }, { maxAgeMs: 1 }), TypeError).message, /initVerify/, "message before initVerify");

const file = (name) => readFileSync(new URL(import.meta.resolve(`fingerprint-edge/${name}`)));
lib.init(file("client.wasm"));
lib.initTrust(file("trust.wasm"));
lib.initVerify(file("verify.wasm"));

const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: inspections };
print(process.version, await run({ lib, mock, migrate, mockUrl, apiKey, otherUrl, host }));

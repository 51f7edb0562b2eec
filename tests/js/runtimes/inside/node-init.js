// The contract inside Node through `fingerprint-edge/init`, where the caller brings the module.

import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import * as lib from "fingerprint-edge/init";
import { match, rejects, throws } from "../../contract/assert.js";
import { run } from "../../contract/index.js";
import { inspections } from "./inspections.js";
import { subpaths } from "./package.js";
import { print } from "./report.js";
import "./memory.js";

// Not a contract of its own: it holds only before `init`, which every contract needs.
match(throws(() => new lib.FingerprintClient({ apiKey: "key" }), TypeError).message, /init/, "message before init");

// What the host does by itself needs no module; what it cannot open goes to the wasm.
const sealed = lib.unsealEventsResponse(new Uint8Array(64), [{ key: new Uint8Array(32), algorithm: "aes-256-gcm" }]);
match((await rejects(sealed, TypeError)).message, /initTrust/, "message before initTrust");
match(throws(() => lib.verifyEvent({ event_id: "1" }, { maxAgeMs: 1 }), TypeError).message, /initVerify/, "message before initVerify");

// What is neither a module nor the bytes of one is refused where it is passed, not at the first call.
for (const init of [lib.init, lib.initTrust, lib.initVerify]) {
  for (const nonsense of ["nonsense", undefined, null, {}, 7, [0, 97, 115, 109], new URL("file:///client.wasm")]) {
    match(throws(() => init(nonsense), TypeError).message, /^`module` must be a WebAssembly\.Module or the bytes of one, got /, "message");
  }
  for (const bytes of [new Uint8Array(), new Uint8Array(8), new TextEncoder().encode("<!doctype html>").buffer]) {
    match(throws(() => init(bytes), TypeError).message, /^`module` has bytes that are not those of a wasm file/, "message");
  }
}

const file = (name) => readFileSync(new URL(import.meta.resolve(`fingerprint-edge/${name}`)));
lib.init(file("client.wasm"));
lib.initTrust(new WebAssembly.Module(file("trust.wasm")));
// As some hosts hand it over: a module of another realm, of which `instanceof` says nothing.
lib.initVerify(runInNewContext("new WebAssembly.Module(bytes)", { bytes: file("verify.wasm") }));

const [mockUrl, apiKey, otherUrl] = process.argv.slice(2);
const host = { clientOptions: {}, inspect: inspections };
print(process.version, await run({ ...subpaths, lib, mockUrl, apiKey, otherUrl, host }));

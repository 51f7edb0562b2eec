// The job through `fingerprint-edge/init`, in a sandbox that compiles no bytes and gets its modules from another realm.

import * as lib from "fingerprint-edge/init";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { match, ok, throws } from "../../contract/assert.js";
import { job } from "./job.js";

globalThis.report = async ({ client, trust, verify }, bytes) => {
  ok(!(client instanceof WebAssembly.Module), "the module is of this realm");
  // Bytes are taken here as elsewhere; that they cannot be compiled shows at the first call.
  lib.init(bytes);
  refused(/^CompileError/);
  // Some hosts refuse by a function of their own, which is no class.
  WebAssembly.Module = () => {
    throw new Error("not allowed here");
  };
  refused(/^TypeError/);
  lib.init(client);
  lib.initTrust(trust);
  lib.initVerify(verify);
  await job({ lib, mock, migrate });
};

function refused(cause) {
  const refusal = throws(() => new lib.FingerprintClient({ apiKey: "key" }), lib.InternalError);
  match(refusal.message, /"fingerprint-edge\/init"/, "message");
  match(String(refusal.cause), cause, "cause");
}

// The contract inside a page of a browser, where a key is let in only on demand.

import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { match, throws } from "../../contract/assert.js";
import { contract } from "../../contract/harness.js";
import { run } from "../../contract/index.js";

contract("a key in a page is refused unless the caller insists", async ({ lib }) => {
  for (const apiKey of ["key", () => "key"]) {
    match(throws(() => new lib.FingerprintClient({ apiKey }), TypeError).message, /dangerouslyAllowBrowser/, "message");
    throws(() => new lib.FingerprintClient({ apiKey, dangerouslyAllowBrowser: false }), TypeError);
    new lib.FingerprintClient({ apiKey, dangerouslyAllowBrowser: true });
  }
  new lib.FingerprintClient({ baseUrl: "https://proxy.example" });
});

const { mockUrl, apiKey, otherUrl } = Object.fromEntries(new URLSearchParams(location.search));
globalThis.report = run({ lib, mock, migrate, mockUrl, apiKey, otherUrl, host: { clientOptions: { dangerouslyAllowBrowser: true } } });

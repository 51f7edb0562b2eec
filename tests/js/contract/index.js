// The contract of the package: one set of assertions for every runtime. `run` gives a report of it.

import { runAll } from "./harness.js";
import "./get.js";
import "./search.js";
import "./search-input.js";
import "./pages.js";
import "./update.js";
import "./delete.js";
import "./error-responses.js";
import "./errors.js";
import "./answers.js";
import "./retries.js";
import "./scripted.js";
import "./wait.js";
import "./hooks.js";
import "./limits.js";
import "./abort.js";
import "./clocks.js";
import "./endless.js";
import "./unneeded.js";
import "./odd-hosts.js";
import "./faults.js";
import "./redirects.js";
import "./body-limit.js";
import "./forward.js";
import "./options.js";
import "./call-options.js";
import "./key.js";
import "./header-values.js";
import "./secrecy.js";
import "./secrecy-hooks.js";
import "./printing.js";
import "./sending.js";
import "./own-members.js";
import "./wrong-options.js";
import "./serialized.js";
import "./edge.js";
import "./v3.js";
import "./v3-sdk.js";
import "./v3-sdk-v4.js";
import "./v3-sdk-pages.js";
import "./v3-sdk-shapes.js";
import "./v3-sdk-trust.js";
import "./iq.js";
import "./iq-live.js";
import "./systems.js";
import "./subpaths.js";
import "./api.js";
import "./downgrade.js";
import "./migrate.js";
import "./upgrade-paths.js";
import "./upgrade-refused.js";
import "./verify.js";
import "./verify-refused.js";
import "./verify-disguised.js";
import "./verify-meanings.js";
import "./verify-vendor.js";
import "./rule-action.js";
import "./rule-requests.js";
import "./export.js";
import "./export-options.js";
import "./export-cursor.js";
import "./export-pace.js";
import "./export-speed.js";
import "./export-endless.js";
import "./guard.js";
import "./guard-faults.js";
import "./guard-options.js";
import "./guard-places.js";
import "./sealed.js";
import "./hosts.js";
import "./webhook.js";
import "./webhook-requests.js";
import "./mock-choices.js";
import "./moving-options.js";
import "./mock-parameters.js";

/**
 * `context` is `{ lib, mock, migrate, parts, mockUrl, apiKey, otherUrl, host }`: the namespaces of `fingerprint-edge`,
 * of its subpaths `mock` and `migrate` and of its other ones, where the mock API listens and its key, where a second one listens that no client is made for, and what this runtime can do
 * (`clientOptions`, and `inspect` where it has one).
 */
export async function run(context) {
  const { random } = Math;
  // Without jitter a repetition takes no time; what it would take, `scripted.js` says.
  Math.random = () => 0;
  try {
    return await runAll(context);
  } finally {
    Math.random = random;
  }
}

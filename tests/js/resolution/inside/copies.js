// Several copies of the package in one program: what one throws, all others know.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { deepEqual, equal, ok, rejects } from "../../contract/assert.js";
import { EVENT_ID } from "../../contract/support.js";

/** What an error is, from itself to the base. */
const CHAINS = {
  NetworkError: ["SdkError"],
  TimeoutError: ["SdkError"],
  InvalidResponseError: ["SdkError"],
  PaginationError: ["SdkError"],
  InternalError: ["SdkError"],
  RequestError: ["SdkError"],
  ServerApiError: ["RequestError", "SdkError"],
  TooManyRequestsError: ["ServerApiError", "RequestError", "SdkError"],
  UnsealError: ["SdkError"],
  UnsealAggregateError: ["UnsealError", "SdkError"],
  WebhookError: ["SdkError"],
  WebhookSignatureError: ["WebhookError", "SdkError"],
};
/** Of some classes the body comes first, as in the official SDK. */
const argumentsOf = (name) => [
  /ServerApi|TooMany/.test(name) ? { error: { code: "c", message: "m" } } : /Aggregate/.test(name) ? [] : "m",
  {},
];
const NAMES = [...Object.keys(CHAINS), "SdkError"].sort();

const root = new URL("../../../", import.meta.url);
const realm = createContext({ atob, setTimeout, clearTimeout, TextDecoder, TextEncoder, AbortController });
runInContext(readFileSync(new URL("bundle.js", root), "utf8"), realm);
const copies = {
  import: await import("fingerprint-edge"),
  require: createRequire(import.meta.url)("fingerprint-edge"),
  "another version": await import("fingerprint-edge-2"),
  bundle: await import(new URL("bundle.mjs", root)),
  "the bundle, loaded anew": await import(new URL("bundle.mjs?v=2", root)),
  "another realm": runInContext("copy", realm),
};
const all = Object.entries(copies);

for (const name of NAMES) equal(new Set(all.map(([, copy]) => copy[name])).size, all.length, `classes called ${name}`);

for (const [here, maker] of all) {
  for (const [there, judge] of all) {
    for (const [name, parents] of Object.entries(CHAINS)) {
      const error = new maker[name](...argumentsOf(name));
      const known = NAMES.filter((other) => error instanceof judge[other]);
      deepEqual(known, [name, ...parents].sort(), `what a ${name} of ${here} is for ${there}`);
      class Mine extends judge[name] {}
      equal(error instanceof Mine, false, `a ${name} of ${here} is an error of the caller's`);
      ok(new Mine(...argumentsOf(name)) instanceof maker[name], `an error of the caller's is no ${name}`);
    }
  }
}

// The same of errors that came about in their own way.
for (const [here, maker] of all) {
  const body = '{"error":{"code":"event_not_found","message":"event id not found"}}';
  const fetch = async () => ({ status: 404, statusText: "", headers: new Headers(), text: async () => body });
  const error = await rejects(new maker.FingerprintClient({ apiKey: "secret", fetch }).getEvent(EVENT_ID));
  const refused = await rejects(maker.unsealEventsResponse("AAAA", [{ key: "A".repeat(43), algorithm: "aes-256-gcm" }]));
  for (const [there, judge] of all) {
    ok(error instanceof judge.ServerApiError && !(error instanceof judge.TooManyRequestsError), `a 404 of ${here} for ${there}`);
    ok(refused instanceof judge.UnsealError && !(refused instanceof judge.WebhookError), `a sealed result of ${here} for ${there}`);
  }
}
console.log("done");

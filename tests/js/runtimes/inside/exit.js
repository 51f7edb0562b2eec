// Calls that end in every way, over loopback, and nothing after them: a timer that one of them leaves lasts a minute.

import { getEventListeners } from "node:events";
import { FingerprintClient, SdkError } from "fingerprint-edge";
import { equal, ok, rejects } from "../../contract/assert.js";
import { controlOf } from "../../contract/faces.js";
import { EVENT_ID, pause } from "../../contract/support.js";

const MINUTE = 60_000;
/** Ends an attempt that would hang. */
const BRIEF = { timeout: 150, maxRetries: 0 };
const FAULTS = [
  [{ status: 429, retryAfter: 0 }],
  [{ status: 429, retryAfter: 600 }],
  [{ status: 503, retryAfter: 0 }],
  [{ delay: MINUTE }, BRIEF],
  [{ hang: true }, BRIEF],
  [{ stall: 20 }, BRIEF],
  [{ endless: true }, BRIEF],
  [{ endless: true }, { ...BRIEF, deadline: 150, timeout: MINUTE }],
  [{ endless: true, status: 404 }, BRIEF],
  [{ body: "{}", contentLength: 40_000_000 }, BRIEF],
  [{ drop: true }],
  [{ truncate: 20 }],
  [{ body: '{"event_id":' }],
  [{ html: true, retryAfter: 0 }],
  [{ redirect: "https://elsewhere.example/" }],
  [{ redirect: "/elsewhere", status: 308 }],
];
/** The faults during which a caller's signal can fire: on the way, in the body, in the wait. */
const SLOW = [{ delay: MINUTE }, { hang: true }, { stall: 20 }, { endless: true }, { status: 429, retryAfter: 50 }];

const [mockUrl, apiKey] = process.argv.slice(2);
const control = controlOf(mockUrl);
const client = new FingerprintClient({ apiKey, baseUrl: mockUrl, timeout: MINUTE, deadline: 2 * MINUTE });
const living = new AbortController().signal;

async function faulty(failure) {
  await control("reset", "");
  await control("fail", JSON.stringify({ times: 20, ...failure }));
}

await control("reset", "");
ok((await client.searchEvents({}, { signal: living })).events.length > 0, "events");
for (const [failure, options] of FAULTS) {
  await faulty(failure);
  // With the caller's signal and without one: the one has listeners to leave, too.
  for (const signal of [undefined, living]) await rejects(client.searchEvents({}, { ...options, signal }), SdkError, JSON.stringify(failure));
}
for (const failure of SLOW) {
  await faulty(failure);
  const controller = new AbortController();
  const call = client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
  await Promise.race([pause(100), call.catch(() => {})]);
  controller.abort();
  equal(await rejects(call), controller.signal.reason, "reason");
  equal(getEventListeners(controller.signal, "abort").length, 0, "listeners left on a signal that fired");
}
equal(getEventListeners(living, "abort").length, 0, "listeners left on a signal that lives on");
await control("reset", "");
console.log("done");

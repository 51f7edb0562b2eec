// A fetch of a test that answers with as little as it can.
import { FingerprintServerApiClient, ServerApiError } from "@fingerprint/node-sdk";
import { EVENT_ID, eventOf } from "../../double.js";

const headers = new Headers({ "content-type": "application/json" });
const answering = (response: unknown): FingerprintServerApiClient => {
  const fetch = (async () => response) as unknown as typeof globalThis.fetch;
  return new FingerprintServerApiClient({ apiKey: "secret-key", fetch });
};

const event = await answering({ ok: true, status: 200, headers, json: async () => eventOf() }).getEvent(EVENT_ID);
console.log(event.event_id);

const text = JSON.stringify({ error: { code: "event_not_found", message: "no such event" } });
const missing = { ok: false, status: 404, statusText: "Not Found", headers, text: async () => text, clone: () => missing };
try {
  await answering(missing).getEvent(EVENT_ID);
} catch (error) {
  console.log(error instanceof ServerApiError && error.errorCode);
}
console.log(await answering({ ok: true, status: 200, headers }).deleteVisitorData("Ibk1527CUFmcnjLwIs4A9"));
console.log(await answering({ ok: true, status: 204 }).updateEvent(EVENT_ID, { suspect: false }));

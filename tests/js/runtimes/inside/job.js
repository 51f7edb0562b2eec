// One of everything that the package does: for a process that is unlike others, where the whole contract would say no more.

import { deepEqual, equal, ok, rejects, throws } from "../../contract/assert.js";
import { eventOfBytes, KEYS } from "../../contract/sealed-events.js";
import sealed from "../../contract/sealed-results.js";
import { EVENT_ID } from "../../contract/support.js";

const KEY = "test-secret-key";
/** The vendor's own vector: `data` signed with `secret`. */
const SECRET = "secret";
const HEX = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
const algorithm = "aes-256-gcm";

/** @param subpaths as `package.js` has them */
export async function job({ lib, mock, migrate }) {
  const v3Event = await calls(lib, mock.createMockApi({ apiKey: KEY }));
  await failures(lib);
  await trust(lib);
  const event = { event_id: EVENT_ID, timestamp: Date.now(), vpn: true };
  equal(lib.verifyEvent(event, { maxAgeMs: 60_000, deny: { vpn: true } }).ok, false, "a verdict");
  equal(lib.verifyEvent(event, { maxAgeMs: 60_000, allow: { vpn: true } }).ok, true, "a verdict");
  rules(lib);
  equal(migrate.upgradeEvent(v3Event).event.event_id, v3Event.products.identification.data.requestId, "an event of v4");
}

/** Gives an event of v3. */
async function calls(lib, api) {
  const client = new lib.FingerprintClient({ apiKey: KEY, fetch: api.fetch, hooks: { onRequest: () => {} }, headers: { "x-trace": "7" } });
  const { events } = await client.searchEvents({ limit: 2, start: new Date(0) });
  let walked = 0;
  for await (const { event_id } of client.searchEvents({ limit: 10 })) walked += event_id.length > 0 ? 1 : 0;
  ok(walked > 10, `${walked} events`);
  const { event_id } = await client.getEvent(events[0].event_id);
  equal(event_id, events[0].event_id, "an event");
  await client.updateEvent(event_id, { suspect: true, tags: { order: 7 } });
  api.fail({ status: 503, retryAfter: 0 });
  equal((await client.getEvent(event_id)).suspect, true, "an event that was updated, at the second attempt");
  const missing = await rejects(client.getEvent(EVENT_ID), lib.ServerApiError);
  named(lib, missing, "ServerApiError", { operation: "getEvent", attempts: 1, statusCode: 404, errorCode: "event_not_found" });
  api.fail({ status: 429 });
  named(lib, await rejects(client.getEvent(EVENT_ID, null, { maxRetries: 0 })), "TooManyRequestsError", { statusCode: 429 });
  api.fail({ html: true });
  named(lib, await rejects(client.getEvent(EVENT_ID, null, { maxRetries: 0 })), "RequestError", { statusCode: 502 });
  api.fail({ body: "{" });
  named(lib, await rejects(client.getEvent(EVENT_ID)), "InvalidResponseError", { statusCode: 200 });
  api.fail({ hang: true });
  named(lib, await rejects(client.getEvent(EVENT_ID, null, { timeout: 20, maxRetries: 0 })), "TimeoutError", { limit: "timeout" });
  const v3 = new lib.FingerprintV3Client({ apiKey: KEY, fetch: api.fetch });
  ok((await v3.getVisits(events[0].identification.visitor_id)).visits.length > 0, "visits");
  const edge = new Request("https://example.com/", { headers: { cookie: "a=b", "x-real-ip": "203.0.113.7" } });
  ok((await client.makeEdgeEvent(edge, { ipHeader: "x-real-ip" })).event_id, "an edge event");
  return v3.getEvent(event_id);
}

async function failures(lib) {
  const reasons = [new TypeError("connection lost"), { name: "Gone", message: "gone", code: "ECONNRESET" }, "gone", null];
  for (const reason of reasons) {
    const client = new lib.FingerprintClient({ apiKey: KEY, fetch: () => Promise.reject(reason), maxRetries: 0 });
    named(lib, await rejects(client.getEvent(EVENT_ID)), "NetworkError", { attempts: 1, mayHaveArrived: true });
  }
  const same = async () => new Response('{"events":[],"pagination_key":"same"}');
  const walk = new lib.FingerprintClient({ apiKey: KEY, fetch: same }).searchEvents().pages();
  await walk.next();
  await walk.next();
  named(lib, await rejects(walk.next()), "PaginationError", { operation: "searchEvents" });
  const controller = new AbortController();
  const client = new lib.FingerprintClient({ apiKey: KEY, fetch: () => new Promise(() => {}) });
  const aborted = client.getEvent(EVENT_ID, null, { signal: controller.signal });
  controller.abort();
  equal(await rejects(aborted), controller.signal.reason, "the reason of the signal");
  throws(() => new lib.FingerprintClient({ apiKey: "" }), TypeError);
  await rejects(client.getEvent(7), TypeError);
}

async function trust(lib) {
  const keys = KEYS.map((key) => ({ key, algorithm }));
  const text = sealed["2048 deflated"];
  deepEqual(await lib.unsealEventsResponse(text, keys.slice(0, 2)), eventOfBytes(2_048), "a sealed event");
  named(lib, await rejects(lib.unsealEventsResponse(text, keys.slice(1, 3))), "UnsealAggregateError", { attempts: 0 });
  named(lib, await rejects(lib.unsealEventsResponse("AAAA", keys)), "UnsealAggregateError", { operation: "unsealEventsResponse" });
  equal(lib.isValidWebhookSignature({ header: `v1=${HEX}`, data: "data", secret: SECRET }), true, "a signature");
  const unsigned = new Request("https://example.com/", { method: "POST", body: "{}" });
  named(lib, await rejects(lib.readWebhook(unsigned, { secret: SECRET })), "WebhookSignatureError", { statusCode: 403 });
  const signed = new Request(unsigned.url, { method: "POST", headers: { "fpjs-event-signature": `v1=${HEX}` }, body: "data" });
  named(lib, await rejects(lib.readWebhook(signed, { secret: SECRET })), "WebhookError", { statusCode: 400 });
}

function rules(lib) {
  const request = new Request("https://example.com/");
  const blocked = lib.applyRuleAction(
    { type: "block", status_code: 403, headers: [{ name: "x-why", value: "rule" }], body: "no" },
    request,
  );
  equal(blocked.status, 403, "status");
  const modified = { type: "allow", request_header_modifications: { set: [{ name: "x-bot", value: "no" }] } };
  equal(lib.applyRuleAction(modified, request).headers.get("x-bot"), "no", "a header that was set");
}

/** That an error is of this class by every sign there is, and has its members. */
function named(lib, error, name, members) {
  ok(error instanceof lib[name] && error instanceof lib.SdkError && error instanceof Error, `${error} is no ${name}`);
  equal(error.name, name, "name");
  ok(String(error).startsWith(`${name}: `) && error.message.length > 0, String(error));
  for (const [member, value] of Object.entries(members)) equal(error[member], value, `${name}.${member}`);
}

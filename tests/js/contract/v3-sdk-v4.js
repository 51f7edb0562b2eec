// The client of the official SDK of v3 with v4 behind it: the same calls, answers in v3's shape, errors in v3's words.

import everyField from "../../fixtures/v4/event-every-field.json" with { type: "json" };
import least from "../../fixtures/v4/event-least.json" with { type: "json" };
import { deepEqual, equal, match, rejects } from "./assert.js";
import { hides } from "./channels.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { apiError, drop, EVENT_ID, eventOf, hang, json, KEY, query, text, VISITOR_ID } from "./support.js";
import { scriptedV3 } from "./v3-sdk.js";

const scripted = (t, replies, options = {}) => scriptedV3(t, replies, { api: "v4", ...options });
const idsOf = ({ events }) => events.map(({ products }) => products.identification.data.requestId);

contract("v3 SDK over v4: each call makes v4's request, with the key as a bearer", async (t) => {
  const visit = `visitor_id=${VISITOR_ID}&start=0`;
  const rows = [
    [(c) => c.getEvent(EVENT_ID), "GET", `/v4/events/${EVENT_ID}`, undefined, eventOf()],
    [
      (c) => c.updateEvent({ linkedId: "a", tag: { b: 1 }, suspect: false }, EVENT_ID),
      "PATCH",
      `/v4/events/${EVENT_ID}`,
      '{"linked_id":"a","tags":{"b":1},"suspect":false}',
    ],
    [(c) => c.updateEvent({ suspect: true }, EVENT_ID), "PATCH", `/v4/events/${EVENT_ID}`, '{"suspect":true}'],
    [(c) => c.searchEvents({ limit: 2, bot: "bad" }), "GET", "/v4/events?limit=2&bot=bad", undefined, { events: [] }],
    [(c) => c.getVisits(VISITOR_ID), "GET", `/v4/events?${visit}&limit=100`, undefined, { events: [] }],
    [
      (c) => c.getVisitorHistory(VISITOR_ID, { limit: 3, linked_id: "a", before: 9, paginationKey: "k" }),
      "GET",
      `/v4/events?${visit}&end=9&limit=3&linked_id=a&pagination_key=k`,
      undefined,
      { events: [] },
    ],
    [(c) => c.getVisits(VISITOR_ID, { request_id: EVENT_ID }), "GET", `/v4/events/${EVENT_ID}`, undefined, eventOf()],
    [(c) => c.deleteVisitorData(VISITOR_ID), "DELETE", `/v4/visitors/${VISITOR_ID}`, undefined],
  ];
  for (const [use, method, path, body, answer] of rows) {
    const { client, calls } = scripted(t, [json(answer ?? {})], { region: "AP" });
    const given = await use(client);
    if (answer === undefined) equal(given, undefined, path);
    const [call] = calls;
    const expected = `https://ap.api.fpjs.io${path}`;
    deepEqual([call.method, call.url.split("?")[0], call.body], [method, expected.split("?")[0], body], path);
    deepEqual(query(call.url), query(expected), path);
    deepEqual([call.headers.authorization, call.headers["auth-api-key"]], [`Bearer ${KEY}`, undefined], "the key's header");
  }
});

contract("v3 SDK over v4: an event is what downgradeEvent makes of it", async (t) => {
  for (const event of [everyField, least, eventOf(EVENT_ID, { unknown: { deep: [1] }, bot: 5, tags: { half: "\ud800" } })]) {
    const { client } = scripted(t, [json(event), json({ events: [event] })]);
    const expected = t.migrate.downgradeEvent(event).event;
    deepEqual(await client.getEvent(EVENT_ID), expected, event.event_id);
    deepEqual(await client.searchEvents({ limit: 1 }), { events: [expected] }, event.event_id);
  }
  const { client } = scripted(t, [json({ events: [everyField], pagination_key: "next" })]);
  const { visits, ...rest } = await client.getVisits(VISITOR_ID, { limit: 1 });
  const { event_id, timestamp } = everyField;
  deepEqual(rest, { visitorId: VISITOR_ID, paginationKey: "next", lastTimestamp: timestamp }, "beside the visits");
  deepEqual([visits.length, visits[0].requestId, visits[0].timestamp], [1, event_id, timestamp], "a visit");
  equal(visits[0].tag !== undefined && visits[0].products === undefined, true, "flat");
});

contract("v3 SDK over v4: every filter that both versions have reaches v4, and what v4 lacks is refused by its name", async (t) => {
  const filter = {
    ...{ pagination_key: "k", visitor_id: "v", bot: "all", ip_address: "192.0.2.0/24", linked_id: "l", vpn_confidence: "low" },
    ...{ rare_device_percentile_bucket: "<p95", sdk_version: "3.11", sdk_platform: "js", proximity_id: "p", environment: ["a", "b"] },
    ...{
      start: 5,
      end: new Date(9),
      min_suspect_score: 0.5,
      reverse: true,
      suspect: false,
      vpn: true,
      virtual_machine: false,
      tampering: true,
    },
    ...{ anti_detect_browser: true, incognito: false, privacy_settings: true, jailbroken: false, frida: true, factory_reset: false },
    ...{ cloned_app: true, emulator: false, root_apps: true, developer_tools: false, location_spoofing: true, mitm_attack: false },
    ...{ rare_device: true, proxy: false, limit: 7 },
  };
  const { client, calls } = scripted(t, [json({ events: [] }), json({ events: [] })]);
  await client.searchEvents(filter);
  const sent = { ...filter, end: 9, environment: undefined };
  const expected = Object.entries(sent).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  deepEqual(
    query(calls[0].url),
    query(`https://a.example/?${new URLSearchParams([...expected, ["environment", "a"], ["environment", "b"]])}`),
    "the query",
  );
  await client.searchEvents({ limit: 1, ip_blocklist: undefined, datacenter: null });
  for (const [name, value] of [
    ["ip_blocklist", true],
    ["ip_blocklist", false],
    ["datacenter", false],
    ["proximity_precision_radius", 10],
  ])
    match((await rejects(client.searchEvents({ limit: 1, [name]: value }), TypeError)).message, new RegExp(`no filter \`${name}\``), name);
  equal(calls.length, 2, "requests");
});

contract("v3 SDK over v4: bad arguments are refused in v3's words, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const refused = async (promise, pattern) => match((await rejects(promise, TypeError)).message, pattern);
  for (const wrong of ["", undefined, null, "..", 5]) await refused(client.getEvent(wrong), /`request_id`/);
  await refused(client.updateEvent({ linked_id: "a" }, EVENT_ID), /unknown .*`linked_id`: there are linkedId/);
  await refused(client.updateEvent({}, EVENT_ID), /`linkedId` or `tag` or `suspect` is missing/);
  await refused(client.updateEvent({ linkedId: 5 }, EVENT_ID), /`linkedId`/);
  await refused(client.updateEvent({ tag: "a" }, EVENT_ID), /`tag`/);
  await refused(client.updateEvent({ suspect: true }, ""), /`request_id`/);
  await refused(client.updateEvent(EVENT_ID, { suspect: true }), /takes the update first/);
  for (const wrong of [undefined, null, "limit"]) await refused(client.searchEvents(wrong), /`filter` must be an object/);
  await refused(client.searchEvents({}), /`limit` is missing/);
  for (const limit of [0, -1, 1.5, "10"]) await refused(client.searchEvents({ limit }), /`limit` must be a whole number/);
  await refused(client.searchEvents({ limit: 1, visitorId: "v" }), /did you mean `visitor_id`/);
  for (const wrong of ["", undefined, null, 5]) await refused(client.getVisits(wrong), /`visitor_id`/);
  await refused(client.getVisits("", { request_id: EVENT_ID }), /`visitor_id`/);
  await refused(client.getVisits(VISITOR_ID, { pagination_key: "k" }), /there are .*paginationKey/);
  await refused(client.getVisits(VISITOR_ID, { limit: -1 }), /`limit`/);
  await refused(client.getVisits(VISITOR_ID, { before: "now" }), /`before`/);
  await refused(client.getVisits(VISITOR_ID, { paginationKey: 5 }), /`paginationKey`/);
  await refused(client.getVisits(VISITOR_ID, { request_id: ".." }), /`request_id`/);
  await refused(client.getVisits(VISITOR_ID, { linked_id: 5 }), /`linked_id`/);
  await refused(client.getRelatedVisitors({ visitor_id: VISITOR_ID }), /v4 has no `getRelatedVisitors`/);
  await refused(client.deleteVisitorData(""), /`visitor_id`/);
  equal(calls.length, 0, "requests");
  for (const api of ["V4", "v5", 4, null])
    match(
      (
        await rejects(
          Promise.resolve().then(() => scriptedV3(t, [], { api })),
          TypeError,
        )
      ).message,
      /`api` must be "v3" or "v4"/,
      String(api),
    );
});

contract("v3 SDK over v4: whom nobody knows has no events", async (t) => {
  const none = apiError(404, "visitor_not_found");
  const { client } = scripted(t, [none, none, apiError(404, "event_not_found"), json(eventOf())]);
  deepEqual(await client.searchEvents({ limit: 1, visitor_id: VISITOR_ID }), { events: [] }, "search");
  const empty = { visitorId: VISITOR_ID, visits: [] };
  deepEqual(await client.getVisits(VISITOR_ID), empty, "visits");
  deepEqual(await client.getVisits(VISITOR_ID, { request_id: EVENT_ID }), empty, "an event that is not there");
  deepEqual(await client.getVisits(VISITOR_ID, { request_id: EVENT_ID }), empty, "an event of somebody else");
});

contract("v3 SDK over v4: errors have v3's codes, in themselves and in their bodies", async (t) => {
  const { RequestError, TooManyRequestsError } = t.parts.v3;
  const rows = [
    [400, "request_cannot_be_parsed", "RequestCannotBeParsed"],
    [400, "request_read_timeout", "RequestReadTimeout"],
    [403, "secret_api_key_required", "TokenRequired"],
    [403, "secret_api_key_not_found", "TokenNotFound"],
    [403, "subscription_not_active", "SubscriptionNotActive"],
    [403, "wrong_region", "WrongRegion"],
    [403, "feature_not_enabled", "FeatureNotEnabled"],
    [404, "event_not_found", "RequestNotFound"],
    [404, "request_not_found", "RequestNotFound"],
    [404, "visitor_not_found", "VisitorNotFound"],
    [409, "state_not_ready", "StateNotReady"],
    [429, "too_many_requests", "TooManyRequests"],
    [500, "failed", "Failed"],
    [413, "payload_too_large", "PayloadTooLarge"],
    [418, "constructor", "Constructor"],
  ];
  for (const [status, code, expected] of rows) {
    const { client } = scripted(t, [apiError(status, code, `said of ${code}`, {})], { maxRetries: 0 });
    const error = await rejects(client.updateEvent({ suspect: true }, EVENT_ID), RequestError, code);
    deepEqual(
      [error.statusCode, error.errorCode, error.message, error.responseBody],
      [status, expected, `said of ${code}`, { error: { code: expected, message: `said of ${code}` } }],
      code,
    );
    equal(error.constructor, status === 429 ? TooManyRequestsError : RequestError, code);
    equal(error.retryAfter, status === 429 ? 1 : undefined, code);
  }
  const foreign = scripted(t, [json({ error: { code: "not_ours" } }, { status: 403 }), text("<html>", { status: 404 })]);
  deepEqual(
    (await rejects(foreign.client.getEvent(EVENT_ID), RequestError)).responseBody,
    { error: { code: "not_ours" } },
    "half an error",
  );
  equal((await rejects(foreign.client.searchEvents({ limit: 1 }), RequestError)).responseBody, "<html>", "a page of a proxy");
});

contract("v3 SDK: isRetryable is asked about the errors that a caller would catch", async (t) => {
  for (const [api, code] of [
    ["v3", "RequestNotFound"],
    ["v4", "event_not_found"],
  ]) {
    const asked = [];
    const isRetryable = (facts) => asked.push(facts) < 2;
    for (const where of ["client", "call"]) {
      asked.length = 0;
      const absent = apiError(404, code);
      const { client, calls } = scriptedV3(t, [absent, absent], { api, ...(where === "client" && { isRetryable }) });
      await rejects(client.getEvent(EVENT_ID, where === "call" ? { isRetryable } : undefined), t.parts.v3.RequestError);
      equal(calls.length, 2, "requests");
      const [{ error, operation }] = asked;
      deepEqual(
        [error.constructor, error.errorCode, operation],
        [t.parts.v3.RequestError, "RequestNotFound", "getEvent"],
        `${api}, ${where}`,
      );
    }
  }
});

contract("v3 SDK over v4: signals, limits and a key that shows nowhere, as everywhere", async (t) => {
  const calls = [
    (c, o) => c.getEvent(EVENT_ID, o),
    (c, o) => c.updateEvent({ suspect: true }, EVENT_ID, o),
    (c, o) => c.searchEvents({ limit: 1 }, o),
    (c, o) => c.getVisits(VISITOR_ID, undefined, o),
    (c, o) => c.getVisits(VISITOR_ID, { request_id: EVENT_ID }, o),
    (c, o) => c.deleteVisitorData(VISITOR_ID, o),
  ];
  for (const call of calls) {
    const controller = new AbortController();
    const given = call(scripted(t, [hang()]).client, { signal: controller.signal });
    const reason = new TypeError("gone");
    controller.abort(reason);
    equal(await rejects(given), reason, "the reason of the signal");
    equal(
      (await rejects(call(scripted(t, [hang()]).client, { timeout: 5, maxRetries: 0 }), t.parts.v3.TimeoutError)).limit,
      "timeout",
      "limit",
    );
    for (const reply of [drop(new Error(`no way with ${KEY}`)), apiError(403, "wrong_region", KEY), text(KEY, { status: 400 })]) {
      const { client } = scripted(t, [reply], { maxRetries: 0 });
      hides(await rejects(call(client), t.parts.v3.SdkError), t.host, "an error");
      hides(client, t.host, "a client");
    }
  }
});

onBoth("v3 SDK: the mock's events are the same from v3 and from v4", async (_t, face) => {
  const [v3, v4] = [face.v3Sdk(), face.v3Sdk({ api: "v4" })];
  const [old, now] = await Promise.all([v3.searchEvents({ limit: 200 }), v4.searchEvents({ limit: 200 })]);
  deepEqual(idsOf(now), idsOf(old), "a search");
  for (const event of old.events) {
    const { requestId, visitorId, tag, linkedId, ip, time, browserDetails } = event.products.identification.data;
    const again = (await v4.getEvent(requestId)).products;
    const data = again.identification.data;
    deepEqual(
      [data.requestId, data.visitorId, data.tag, data.linkedId, data.ip, data.time, data.browserDetails],
      [requestId, visitorId, tag, linkedId, ip, time, browserDetails],
      requestId,
    );
    deepEqual(again.botd?.data.bot, event.products.botd?.data.bot, `bot of ${requestId}`);
  }
  const [{ products }] = old.events;
  const { requestId, visitorId } = products.identification.data;
  await v4.updateEvent({ linkedId: "from-v4", tag: { by: "v4" }, suspect: true }, requestId);
  const updated = (await v3.getEvent(requestId)).products.identification.data;
  deepEqual([updated.linkedId, updated.tag, updated.suspect], ["from-v4", { by: "v4" }, true], "an update by v4 shows in v3");
  const visits = await v4.getVisits(visitorId, { linked_id: "from-v4" });
  deepEqual(
    visits.visits.map((visit) => visit.requestId),
    [requestId],
    "visits",
  );
  equal((await v3.getVisits(visitorId, { request_id: requestId })).visits[0].time, visits.visits[0].time, "the same visit");
  equal(await v4.deleteVisitorData(visitorId), undefined, "deleted");
  for (const client of [v3, v4]) equal((await rejects(client.getEvent(requestId))).errorCode, "RequestNotFound", "gone");
});

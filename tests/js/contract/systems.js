// Each operation of each system against the mock API, in process and over HTTP: what arrives there, and what comes back.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { IQ_KEY, onBoth } from "./faces.js";

/** What the mock received last: method, path with query, body, and the headers that carry keys. */
async function arrived(face) {
  const { method, url, headers, body } = (await face.requests()).at(-1);
  const { pathname, search } = new URL(url, "http://localhost");
  return { method, path: pathname + search, body: body ?? undefined, bearer: headers.authorization, key: headers["auth-api-key"] };
}

onBoth("v4: each operation arrives as documented", async (_t, face) => {
  const client = face.client();
  const expect = async (method, path, body) =>
    deepEqual(await arrived(face), { method, path, body, bearer: `Bearer ${face.apiKey}`, key: undefined }, path);

  const { events } = await client.searchEvents({ limit: 100 });
  await expect("GET", "/v4/events?limit=100");
  const { event_id, identification } = events.find((event) => event.identification);
  await client.getEvent(event_id, { ruleset_id: "rs_block" });
  await expect("GET", `/v4/events/${event_id}?ruleset_id=rs_block`);
  await client.updateEvent(event_id, { linked_id: "order-7", tags: { cart: [1] }, suspect: true });
  await expect("PATCH", `/v4/events/${event_id}`, '{"linked_id":"order-7","tags":{"cart":[1]},"suspect":true}');
  const updated = await client.getEvent(event_id);
  deepEqual([updated.linked_id, updated.tags, updated.suspect], ["order-7", { cart: [1] }, true], "updated");
  await client.deleteVisitorData(identification.visitor_id);
  await expect("DELETE", `/v4/visitors/${identification.visitor_id}`);

  const request = {
    headers: [
      { name: "User-Agent", value: "curl/8" },
      { name: "Cookie", value: "hidden" },
    ],
    method: "GET",
    url: "https://example.com/",
    ipv4_address: "34.162.244.71",
  };
  const made = await client.makeEdgeEvent(request, { linked_id: "edge-7" });
  await expect(
    "POST",
    "/v4/edge",
    JSON.stringify({ ...request, headers: [request.headers[0], { name: "Cookie", value: "" }], linked_id: "edge-7" }, [
      "method",
      "url",
      "ipv4_address",
      "headers",
      "name",
      "value",
      "linked_id",
    ]),
  );
  deepEqual([made.source, made.linked_id], ["edge", "edge-7"], "edge event");
  equal((await client.searchEvents({ source: ["edge"], limit: 1 })).events[0].event_id, made.event_id, "the newest edge event");
});

onBoth("v3: each operation arrives as documented", async (t, face) => {
  const v3 = face.v3();
  const expect = async (method, path, body) =>
    deepEqual(await arrived(face), { method, path, body, bearer: undefined, key: face.apiKey }, path);

  const { events } = await v3.searchEvents({ limit: 100 });
  await expect("GET", "/events/search?limit=100");
  ok(events.length > 6, "events");
  const { requestId, visitorId } = events.find(({ products }) => products.identification?.data?.visitorId).products.identification.data;
  const event = await v3.getEvent(requestId);
  await expect("GET", `/events/${requestId}`);
  equal(event.products.identification.data.visitorId, visitorId, "visitorId");
  await v3.updateEvent(requestId, { linkedId: "order-3", suspect: true });
  await expect("PUT", `/events/${requestId}`, '{"linkedId":"order-3","suspect":true}');
  equal((await v3.getEvent(requestId)).products.identification.data.linkedId, "order-3", "linkedId");
  const { visits } = await v3.getVisits(visitorId, { limit: 2 });
  await expect("GET", `/visitors/${visitorId}?limit=2`);
  ok(visits.length > 0, "visits");
  await v3.getRelatedVisitors(visitorId);
  await expect("GET", `/related-visitors?visitor_id=${visitorId}`);
  await v3.deleteVisitorData(visitorId);
  await expect("DELETE", `/visitors/${visitorId}`);
  equal((await rejects(v3.getEvent(requestId), t.lib.ServerApiError)).errorCode, "RequestNotFound", "deleted");
});

async function walkV3(face) {
  const v3 = face.v3();
  const whole = (await v3.searchEvents({ limit: 100 })).events.map(({ products }) => products.identification?.data?.requestId);
  const paged = [];
  for await (const { products } of v3.searchEvents({ limit: 3 })) paged.push(products.identification?.data?.requestId);
  deepEqual(paged, whole, "events");
  const { visitorId } = (await v3.searchEvents({ limit: 100 })).events
    .map(({ products }) => products.identification?.data)
    .find((data) => data?.visitorId);
  const visits = [];
  for await (const visit of v3.getVisits(visitorId, { limit: 2 })) visits.push(visit.requestId);
  equal(new Set(visits).size, visits.length, "no visit twice");
  return visits;
}

onBoth("v3: a search walks all pages, and a visitor's visits are at most one", async (_t, face) => {
  equal((await walkV3(face)).length, 1, "visits");
});

onBoth("v3: visits walk all pages where they come in pages", async (_t, face) => ok((await walkV3(face)).length > 2, "more than a page"), {
  v3VisitsPaged: true,
});

onBoth("v3: a product that fails is in a success", async (_t, face) => {
  const v3 = face.v3();
  const { requestId } = (await v3.searchEvents({ limit: 1 })).events[0].products.identification.data;
  await face.fail({ productErrors: { botd: "Failed" } });
  const { products } = await v3.getEvent(requestId);
  equal(products.botd.error.code, "Failed", "botd");
  ok(products.identification.data, "identification");
});

onBoth("v3: its errors", async (t, face) => {
  const wrongKey = await rejects(face.v3({ apiKey: "another-key" }).getEvent("1708102555327.NLOjmg"), t.lib.ServerApiError);
  deepEqual([wrongKey.statusCode, wrongKey.errorCode], [403, "TokenNotFound"], "wrong key");
  const plain = await rejects(face.v3({ apiKey: "another-key" }).getVisits("Ibk1527CUFmcnjLwIs4A9"), t.lib.ServerApiError);
  deepEqual([plain.statusCode, plain.responseBody], [403, { error: "Forbidden (HTTP 403)" }], "plain");
});

onBoth("FingerprintIQ: what its live key opens arrives, and its errors come back", async (t, face) => {
  const iq = face.iq({ apiKey: undefined, liveKey: "fiq_test_key" });
  const { visits, totalVisits } = await iq.getVisits("iq_mock_customer");
  deepEqual([visits.map(({ id }) => id), totalVisits], [["req_mock_customer"], 1], "visits");
  const [visit] = visits;
  deepEqual(await iq.getVisitor("iq_mock_customer").then(({ lastSeen }) => lastSeen), visit.timestamp, "visitor");
  const headers = { "user-agent": "curl/8.5.0", cookie: "hidden" };
  const seen = await iq.inspectRequest({ method: "GET", path: "/?hidden", headers });
  equal(seen.callerType, "CLI_TOOL", "callerType");
  const requests = await face.requests();
  deepEqual(
    JSON.parse(requests.at(-1).body),
    { userAgent: "curl/8.5.0", headers: { "user-agent": "curl/8.5.0", cookie: "" }, method: "GET", path: "/" },
    "inspected",
  );
  equal(requests.at(-1).headers["x-api-key"], "fiq_test_key", "key");
  const unknown = await rejects(iq.getVisitor("iq_nobody"), t.lib.ServerApiError);
  deepEqual([unknown.statusCode, unknown.message], [404, "Visitor not found"], "unknown");
  const wrong = face.iq({ liveKey: "fiq_live_another" });
  equal((await rejects(wrong.getVisits("iq_mock_customer"), t.lib.ServerApiError)).statusCode, 401, "wrong key");
});

onBoth("FingerprintIQ: its operation arrives as documented, and its errors come back", async (t, face) => {
  const iq = face.iq();
  const event = await iq.getEvent("req_mock_customer");
  deepEqual(
    await arrived(face),
    { method: "GET", path: "/v1/events/req_mock_customer", body: undefined, bearer: `Bearer ${IQ_KEY}`, key: undefined },
    "request",
  );
  equal(event.requestId, "req_mock_customer", "requestId");
  const unknown = await rejects(iq.getEvent("req_nobody"), t.lib.ServerApiError);
  deepEqual([unknown.statusCode, unknown.message], [404, "Event not found"], "unknown");
  equal(
    (await rejects(face.iq({ apiKey: "fiq_secret_another" }).getEvent("req_mock_customer"), t.lib.ServerApiError)).statusCode,
    401,
    "wrong key",
  );
  await face.fail({ error: "monthly_limit_exceeded", times: 3 });
  const month = await rejects(iq.getEvent("req_mock_customer"), t.lib.TooManyRequestsError);
  deepEqual([month.attempts, month.retryable], [1, false], "month");
});

// What the README says of the mock's events and of its choices, sentence by sentence.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { clientOf } from "./support.js";

const NOW = 1_768_478_400_000;
const DAY = 86_400_000;

/** A mock whose clock stands, with a way to ask it and its clients. */
function mockOf(t, options = {}) {
  const api = t.mock.createMockApi({ apiKey: "test", now: NOW, ...options });
  const ask = async (path, init = {}) => {
    const response = await api.fetch(`http://mock.test${path}`, {
      ...init,
      headers: { authorization: "Bearer test", "auth-api-key": "test" },
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const ids = async (query) => (await ask(`/v4/events?limit=100&${query}`)).body.events.map((event) => event.event_id);
  const way = { apiKey: "test", fetch: api.fetch, ...t.host.clientOptions };
  return { api, ask, ids, client: clientOf(t, way), v3: new t.lib.FingerprintV3Client(way) };
}

contract("the README's mock counts what was received", async (t) => {
  const { api, client } = mockOf(t);
  api.fail({ status: 429, times: 2 });
  const { events } = await client.searchEvents({ bot: "bad" });
  equal(api.requests.length, 3, "requests");
  deepEqual(Object.keys(api.requests[0]).sort(), ["body", "headers", "method", "url"], "a request");
  ok(events.length > 0 && events.every((event) => event.bot === "bad"), "bad bots");
});

contract("the mock's clock runs unless it is stopped, and can be moved", (t) => {
  const running = t.mock.createMockApi();
  ok(Math.abs(running.now - Date.now()) < 10_000, `now is ${running.now}`);
  const { api } = mockOf(t);
  equal(api.now, NOW, "now");
  api.advance(5);
  equal(api.now, NOW + 5, "advanced");
  api.setTime(new Date(7));
  equal(api.now, 7, "set");
  api.reset();
  equal(api.now, NOW, "reset");
});

onBoth("the mock's events have the fields of their platform", async (_t, face) => {
  const client = face.client();
  const all = [];
  for await (const event of client.searchEvents({ start: 0, limit: 100 })) all.push(event);
  const edge = (await client.searchEvents({ start: 0, limit: 100, source: ["edge"] })).events;
  equal(all.length + edge.length, 25, "events");
  equal(new Set(all.map((event) => event.identification.visitor_id)).size, 4, "visitors");
  const without = (what, events, names) => {
    ok(events.length > 0, what);
    for (const event of events) for (const name of names) equal(name in event, false, `${name} of ${what}`);
  };
  without("the edge", edge, ["ip_address", "user_agent", "environment_id", "os", "identification"]);
  const phones = all.filter((event) => event.sdk.platform !== "js");
  without("phones", phones, ["url", "browser_details", "incognito", "bot", "rare_device", "virtual_machine"]);
  const partial = all.filter((event) => event.incremental_identification_status === "partially_completed");
  without("what is partially completed", partial, [
    "vpn",
    "bot",
    "proxy",
    "tampering",
    "suspect_score",
    "ip_info",
    "velocity",
    "incognito",
  ]);
  const browsers = all.filter((event) => event.sdk.platform === "js");
  for (const { os, os_version, device, browser_details: details } of browsers) {
    deepEqual([os, os_version, device], [details.os, details.os_version, details.device], "a browser's device");
  }
});

contract("the mock ignores parameters that are not documented, and counts the first of two", async (t) => {
  const { ids } = mockOf(t);
  const all = await ids("");
  deepEqual(await ids("environment[]=ae_mock_staging&colour=red"), all, "unknown names");
  ok((await ids("environment=ae_mock_staging")).length < all.length, "one environment");
  deepEqual(await ids("vpn=true&vpn=false"), await ids("vpn=true"), "the first of two");
});

contract("the mock counts both ends of a range in for v4, and none for v3", async (t) => {
  const at = (event_id, timestamp) => ({ event_id, timestamp });
  const { ids, v3 } = mockOf(t, { events: [at("a", 1), at("b", 2), at("c", 3)] });
  deepEqual(await ids("start=1&end=3"), ["c", "b", "a"], "v4");
  deepEqual(await ids("start=3&end=1"), [], "a range that ends before it begins");
  const { events } = await v3.searchEvents({ limit: 9, start: 1, end: 3 });
  deepEqual(
    events.map((event) => event.products.identification.data.requestId),
    ["b"],
    "v3",
  );
});

contract("the mock deletes at once what is younger than ten days", async (t) => {
  const event = (event_id, age) => ({ event_id, timestamp: NOW - age, identification: { visitor_id: "v", visitor_found: true } });
  const { client, ask } = mockOf(t, { events: [event("new", 10 * DAY), event("old", 10 * DAY + 1)] });
  await client.deleteVisitorData("v");
  const statuses = [await ask("/v4/events/new"), await ask("/v4/events/old"), await ask("/v4/events?visitor_id=v")].map(
    ({ status }) => status,
  );
  deepEqual(statuses, [404, 200, 404], "the new event, the old one, the visitor");
});

contract("the mock refuses updates that come too late, and fields that are not documented", async (t) => {
  const event = (event_id, age) => ({ event_id, timestamp: NOW - age });
  const { ask } = mockOf(t, { events: [event("month", 30 * DAY), event("older", 30 * DAY + 1), event("ten", 10 * DAY + 1)] });
  const change = async (method, path, body) => (await ask(path, { method, body: JSON.stringify(body) })).status;
  equal(await change("PATCH", "/v4/events/month", { suspect: true }), 200, "a month");
  equal(await change("PATCH", "/v4/events/older", { suspect: true }), 404, "older");
  equal(await change("PATCH", "/v4/events/ten", {}), 200, "no field");
  equal(await change("PUT", "/events/ten", { suspect: true }), 404, "over ten days in v3");
  for (const body of [{ tag: {} }, { suspect: null }, { suspect: true, note: "x" }]) {
    equal(await change("PATCH", "/v4/events/month", body), 400, JSON.stringify(body));
  }
});

contract("the mock verifies no bot, and shows no edge event in v3", async (t) => {
  const { client, v3 } = mockOf(t);
  const headers = [{ name: "user-agent", value: "GPTBot/1.2, says a liar" }];
  const made = await client.makeEdgeEvent({ url: "https://a.example/", method: "GET", headers, ipv4_address: "203.0.113.7" });
  equal(made.bot_info.identity, "verified", "identity");
  await client
    .updateEvent(made.event_id, { linked_id: "l" }, { maxRetries: 0 })
    .catch((error) => equal(error.statusCode, 409, "too young"));
  const error = await rejects(v3.getEvent(made.event_id), t.lib.ServerApiError);
  equal(error.errorCode, "RequestNotFound", "errorCode");
});

contract("the mock takes null for absent, and gives an event back as it came", async (t) => {
  const event = { event_id: "e", timestamp: NOW - 1, source: null, vpn: null, bot: null, bot_info: null, linked_id: null };
  const { client, ids, v3 } = mockOf(t, { events: [event] });
  deepEqual(await client.getEvent("e"), event, "event");
  for (const query of ["vpn=true", "vpn=false", "bot=none", "bot_info=all", "linked_id="]) deepEqual(await ids(query), [], query);
  deepEqual(await ids("bot_info=none"), ["e"], "no bot");
  const { products } = await v3.getEvent("e");
  deepEqual(Object.keys(products), ["identification"], "products");
  equal("linkedId" in products.identification.data, false, "linkedId");
});

contract("the mock's key is the workspace's, or that of one environment", async (t) => {
  const event = (event_id, environment_id) => ({ event_id, timestamp: NOW - 1, environment_id });
  const events = [event("live", "ae_live"), event("test", "ae_test"), event("none")];
  equal((await mockOf(t, { events }).ids("")).length, 3, "the workspace");
  const { client, ids } = mockOf(t, { events, environment: "ae_test" });
  deepEqual(await ids(""), ["test"], "one environment");
  for (const id of ["live", "none"]) {
    const error = await rejects(client.getEvent(id), t.lib.ServerApiError);
    equal(error.errorCode, "event_not_found", id);
  }
});

contract("the mock of getVisits answers at most one, or pages", async (t) => {
  const v3Events = [3, 1, 2].map((hours) => {
    const data = { requestId: `${hours}`, timestamp: NOW - hours * 3_600_000, visitorId: "v" };
    return { products: { identification: { data } } };
  });
  const walk = async (options, params) => {
    const ids = [];
    for await (const { requestId } of mockOf(t, { v3Events, ...options }).v3.getVisits("v", params)) ids.push(requestId);
    return ids;
  };
  deepEqual(await walk({}), ["1"], "the newest");
  deepEqual(await walk({}, { request_id: "3" }), ["3"], "the one that matches");
  deepEqual(await walk({ v3VisitsPaged: true }, { limit: 1 }), ["1", "2", "3"], "pages");
});

contract("the mock's 503 is an error of the API", async (t) => {
  const { api, client } = mockOf(t);
  for (const call of [() => client.getEvent("e", {}, { maxRetries: 0 }), () => client.searchEvents({}, { maxRetries: 0 })]) {
    api.fail({ error: "503_service_unavailable" });
    const error = await rejects(call(), t.lib.ServerApiError);
    deepEqual([error.statusCode, error.errorCode, error.retryable], [503, "service_unavailable", true], "error");
  }
  api.fail({ status: 503 });
  ok((await client.searchEvents({})).events.length > 0, "repeated");
});

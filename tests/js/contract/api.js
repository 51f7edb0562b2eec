// The main job against the mock API, in process and over HTTP: the same assertions for both.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { onBoth } from "./faces.js";

async function ids(search) {
  const found = [];
  for await (const event of search) found.push(event.event_id);
  return found;
}

/** The events that a search without filters gives, newest first. */
async function allEvents(client) {
  const { events } = await client.searchEvents({ limit: 100 });
  ok(events.length > 6, `the mock has only ${events.length} events`);
  return events;
}

const visitorOf = (event) => event.identification?.visitor_id;

onBoth("an event is got by its id", async (t, face) => {
  const client = face.client();
  for (const event of (await allEvents(client)).slice(0, 3)) deepEqual(await client.getEvent(event.event_id), event, "event");
});

onBoth("a search walks all pages", async (t, face) => {
  const client = face.client();
  const all = (await allEvents(client)).map((event) => event.event_id);
  equal(new Set(all).size, all.length, "different events");
  deepEqual(await ids(client.searchEvents({ limit: 3 })), all, "pages of three");
  deepEqual(await ids(client.searchEvents({ limit: 4, reverse: true })), all.reverse(), "reversed");
  const sizes = [];
  for await (const page of client.searchEvents({ limit: 5 }).pages()) sizes.push(page.events.length);
  equal(sizes.reduce((sum, size) => sum + size), all.length, "events on all pages");
  ok(sizes.slice(0, -1).every((size) => size === 5), "full pages");
});

onBoth("a search filters and counts", async (t, face) => {
  const client = face.client();
  const all = await allEvents(client);
  const visitor_id = all.map(visitorOf).find(Boolean);
  const own = all.filter((event) => visitorOf(event) === visitor_id);
  const page = await client.searchEvents({ visitor_id, limit: 100, total_hits: 1000, end: new Date(all[0].timestamp + 1) });
  deepEqual(page.events, own, "events");
  equal(page.total_hits, own.length, "total_hits");
});

onBoth("a flagged event is found again", async (t, face) => {
  const client = face.client();
  const event = (await allEvents(client)).find((item) => item.suspect === undefined);
  const before = await ids(client.searchEvents({ suspect: true }));
  equal(before.includes(event.event_id), false, "flagged before");
  const update = { suspect: true, linked_id: "naïve 日本", tags: { reason: { of: ["the", "flag"] } } };
  equal(await client.updateEvent(event.event_id, update), undefined, "result");
  const after = await client.getEvent(event.event_id);
  deepEqual(after, { ...event, ...update }, "event");
  deepEqual((await ids(client.searchEvents({ suspect: true, linked_id: update.linked_id }))), [event.event_id], "found");
});

onBoth("a deleted visitor's event is not found", async (t, face) => {
  const client = face.client();
  const event = (await allEvents(client)).find(visitorOf);
  equal(await client.deleteVisitorData(visitorOf(event)), undefined, "result");
  const gone = await rejects(client.getEvent(event.event_id), t.lib.ServerApiError);
  deepEqual([gone.statusCode, gone.errorCode], [404, "event_not_found"], "error of getEvent");
  const again = await rejects(client.deleteVisitorData(visitorOf(event)), t.lib.ServerApiError);
  deepEqual([again.statusCode, again.errorCode], [404, "visitor_not_found"], "error of deleteVisitorData");
});

onBoth("what the API refuses arrives as its own error", async (t, face) => {
  const client = face.client();
  const refusals = [
    [() => client.getEvent("1708102555327.nobody"), 404, "event_not_found"],
    [() => client.updateEvent("1708102555327.nobody", { suspect: true }), 404, "event_not_found"],
    [() => face.client({ apiKey: "another-key" }).searchEvents(), 403, "secret_api_key_not_found"],
    [() => client.searchEvents({ pagination_key: "nonsense" }), 400, "request_cannot_be_parsed"],
    [() => client.searchEvents({ ip_address: "here" }), 400, "request_cannot_be_parsed"],
  ];
  for (const [call, statusCode, errorCode] of refusals) {
    const error = await rejects(call(), t.lib.ServerApiError);
    deepEqual([error.statusCode, error.errorCode, error.attempts], [statusCode, errorCode, 1], "error");
    ok(error.message.length > 0, "message");
  }
});

onBoth("the API receives what was asked for", async (t, face) => {
  const client = face.client();
  const id = "a/b?c ü.%";
  await rejects(client.getEvent(id), t.lib.ServerApiError);
  await client.searchEvents({ environment: ["ae_1", "ae_2"], start: 1767225600000 }, { headers: { "x-trace": "7" } });
  const [first, second] = await face.requests();
  match(first.url, /\/v4\/events\/a%2Fb%3Fc%20%C3%BC\.%25$/, "URL of getEvent");
  equal(first.method, "GET", "method");
  match(first.headers.authorization, /^Bearer [\w-]+$/, "authorization");
  deepEqual(new URL(second.url, "http://localhost").searchParams.getAll("environment"), ["ae_1", "ae_2"], "environment");
  equal(second.headers["x-trace"], "7", "extra header");
});

onBoth("an unavailable API is asked again", async (t, face) => {
  const client = face.client();
  const [{ event_id }] = await allEvents(client);
  await face.fail({ status: 503, times: 2 });
  equal((await client.getEvent(event_id)).event_id, event_id, "event_id");
  equal((await face.requests()).length, 4, "requests");
});

onBoth("429 tells when to come back", async (t, face) => {
  await face.fail({ status: 429, retryAfter: 7 });
  const error = await rejects(face.client({ maxRetries: 0 }).searchEvents(), t.lib.TooManyRequestsError);
  equal(error.retryAfter, 7, "retryAfter");
  equal(error.errorCode, "too_many_requests", "errorCode");
});

onBoth("a dropped connection is a NetworkError, and repeated but for a deletion", async (t, face) => {
  const client = face.client();
  const event = (await allEvents(client)).find(visitorOf);
  // More drops than one: some runtimes send again themselves what failed on a kept connection.
  await face.fail({ drop: true, times: 50, method: "DELETE" });
  const error = await rejects(client.deleteVisitorData(visitorOf(event)), t.lib.NetworkError);
  deepEqual([error.attempts, error.mayHaveArrived, error.retryable], [1, true, false], "error");
  await face.fail({ drop: true, times: 1, method: "GET" });
  deepEqual(await client.getEvent(event.event_id), event, "event");
  await face.fail({ drop: true, times: 1, method: "PATCH" });
  equal(await client.updateEvent(event.event_id, { suspect: true }), undefined, "result");
});

onBoth("an API that hangs ends in a TimeoutError", async (t, face) => {
  await face.fail({ hang: true, times: 1 });
  const error = await rejects(face.client({ timeout: 150, maxRetries: 0 }).searchEvents(), t.lib.TimeoutError);
  equal(error.limit, "timeout", "limit");
  const controller = new AbortController();
  await face.fail({ hang: true, times: 1 });
  const call = face.client().searchEvents({}, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  equal(await rejects(call), controller.signal.reason, "reason");
});

onBoth("an answer that breaks off is a NetworkError", async (t, face) => {
  await face.fail({ truncate: 20, times: 1 });
  await rejects(face.client({ maxRetries: 0 }).searchEvents(), t.lib.NetworkError);
});

onBoth("a proxy's page is a RequestError that keeps it", async (t, face) => {
  await face.fail({ html: "<h1>Not here</h1>", status: 404 });
  const error = await rejects(face.client().getEvent("1708102555327.nobody"), t.lib.RequestError);
  ok(!(error instanceof t.lib.ServerApiError), "no error of the API");
  deepEqual([error.statusCode, error.responseBody], [404, "<h1>Not here</h1>"], "error");
});

onBoth("a redirect is refused, not followed", async (t, face) => {
  await face.fail({ redirect: "/v4/events?followed=1" });
  const error = await rejects(face.client().searchEvents(), t.lib.RequestError);
  // A browser hides what it was not asked to follow behind the status 0.
  ok(error.statusCode === 302 || error.statusCode === 0, `statusCode ${error.statusCode}`);
  equal((await face.requests()).length, 1, "requests");
});

onBoth("an event that is not ready yet is updated when it is", async (t, face) => {
  const client = face.client();
  const [{ event_id }] = await allEvents(client);
  await face.fail({ error: "409_state_not_ready", times: 2 });
  equal(await client.updateEvent(event_id, { suspect: true }), undefined, "result");
  equal((await client.getEvent(event_id)).suspect, true, "suspect");
});

onBoth("a success that is none is an InvalidResponseError", async (t, face) => {
  await face.fail({ body: "<html>", times: 1 });
  equal((await rejects(face.client().getEvent("1708102555327.any"), t.lib.InvalidResponseError)).responseBody, "<html>", "responseBody");
  await face.fail({ status: 200, times: 1 });
  equal((await rejects(face.client().searchEvents(), t.lib.InvalidResponseError)).responseBody, "", "responseBody");
});

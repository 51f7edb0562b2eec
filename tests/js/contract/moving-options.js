// The options that the official SDK's users bring, and those that its users ask for.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, clientOf, drop, EVENT_ID, eventOf, json, KEY, query, script, scripted, VISITOR_ID } from "./support.js";

const FAST = { "retry-after": "0" };
const PAGE = (key) => json({ events: [eventOf()], ...(key && { pagination_key: key }) });

contract("a region has the official SDK's value, whichever way it was written", async (t) => {
  const { Region, FingerprintV3Client } = t.lib;
  deepEqual({ ...Region }, { EU: "EU", AP: "AP", Global: "Global" }, "Region");
  for (const [region, expected] of [
    [undefined, "Global"],
    ["us", "Global"],
    ["US", "Global"],
    ["gLoBal", "Global"],
    ["eu", "EU"],
    [Region.AP, "AP"],
  ]) {
    equal(clientOf(t, { region }).region, expected, `v4, ${region}`);
    equal(new FingerprintV3Client({ apiKey: KEY, ...t.host.clientOptions, region }).region, expected, `v3, ${region}`);
  }
});

contract("defaultHeaders are headers, and those of the same name in `headers` win", async (t) => {
  const options = { defaultHeaders: { "X-One": "1", "x-two": "1" }, headers: { "X-Two": "2" } };
  const { client, calls } = scripted(t, [json(eventOf())], options);
  await client.getEvent(EVENT_ID, null, { headers: { "x-three": "3" } });
  const { "x-one": one, "x-two": two, "x-three": three } = calls[0].headers;
  deepEqual([one, two, three], ["1", "2", "3"], "headers");
  match(
    throws(() => clientOf(t, { defaultHeaders: { Authorization: "Bearer x" } }), TypeError).message,
    /^`defaultHeaders` must not have `authorization`/,
    "the key's",
  );
  match(throws(() => clientOf(t, { defaultHeaders: { "x-a": "\n" } }), TypeError).message, /^`defaultHeaders.x-a` must be/, "a value");
});

contract("the query of a client goes with every call, and a call's names come in its place", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf()), json({ events: [] }), json(eventOf())], {
    query: { ii: "sdk/1", team: ["a", "b"] },
  });
  await client.getEvent(EVENT_ID);
  await client.searchEvents({ limit: 3 }, { query: { team: "c", more: 1 } });
  await client.getEvent(EVENT_ID, null, { query: { ii: undefined } });
  deepEqual(
    query(calls[0].url),
    [
      ["ii", "sdk/1"],
      ["team", "a"],
      ["team", "b"],
    ],
    "a get",
  );
  deepEqual(
    query(calls[1].url),
    [
      ["ii", "sdk/1"],
      ["limit", "3"],
      ["more", "1"],
      ["team", "c"],
    ],
    "a search",
  );
  deepEqual(
    query(calls[2].url),
    [
      ["team", "a"],
      ["team", "b"],
    ],
    "a name that a call takes away",
  );
  for (const wrong of [5, "a=b", [], new Map()])
    match(throws(() => clientOf(t, { query: wrong }), TypeError).message, /`query`/, String(wrong));
});

contract("isRetryable decides, and undefined leaves it to the table", async (t) => {
  const asked = [];
  const saying = (verdict) => ({ isRetryable: (facts) => (asked.push(facts), typeof verdict === "function" ? verdict(facts) : verdict) });
  const notFound = apiError(404, "event_not_found", "none", FAST);
  const busy = apiError(503, "service_unavailable", "busy", FAST);
  const fine = json(eventOf());
  const requests = async (replies, options, use = (client) => client.getEvent(EVENT_ID)) => {
    const { client, calls } = scripted(t, replies, options);
    const error = await use(client).then(
      () => undefined,
      (reason) => reason,
    );
    return [calls.length, error?.retryable];
  };
  deepEqual(await requests([notFound, fine], saying(true)), [2, undefined], "a 404 that it repeats");
  deepEqual(await requests([notFound, notFound, notFound, fine], saying(true)), [3, true], "never more than maxRetries");
  deepEqual(await requests([notFound, fine], saying(undefined)), [1, false], "undefined");
  for (const neither of [
    null,
    1,
    "yes",
    {},
    async () => true,
    async () => Promise.reject(new Error("x")),
    () => {
      throw new Error("x");
    },
  ])
    deepEqual(await requests([notFound, fine], saying(neither)), [1, false], `neither true nor false: ${neither}`);
  deepEqual(await requests([busy, fine], saying(false)), [1, false], "a 503 that it does not repeat");
  deepEqual(await requests([drop(), fine], saying(false)), [1, false], "a failed connection that it does not repeat");
  const ofCall = (client) => client.getEvent(EVENT_ID, null, { isRetryable: () => false });
  deepEqual(await requests([busy, fine], saying(true), ofCall), [1, false], "the call's wins");
  deepEqual(await requests([busy, fine], saying(true), (client) => client.deleteVisitorData(VISITOR_ID)), [1, false], "a deletion");
  const edge = { method: "GET", url: "https://a.example/", headers: [{ name: "a", value: "b" }], ipv4_address: "203.0.113.7" };
  deepEqual(await requests([drop(), fine], saying(true), (client) => client.makeEdgeEvent(edge)), [1, false], "an edge event");
  const conflict = apiError(409, "some_conflict", "no", FAST);
  deepEqual(
    await requests([conflict, json({})], saying(true), (client) => client.updateEvent(EVENT_ID, { suspect: true })),
    [2, undefined],
    "an update",
  );
  const { operation, urlTemplate, method, attempt, error } = asked[0];
  deepEqual([operation, urlTemplate, method, attempt], ["getEvent", "/v4/events/{event_id}", "GET", 1], "facts");
  deepEqual(
    [error.constructor, error.errorCode, error.response.headers.get("retry-after")],
    [t.lib.ServerApiError, "event_not_found", "0"],
    "error",
  );
  match(throws(() => clientOf(t, { isRetryable: true }), TypeError).message, /^`isRetryable` must be a function, got a boolean$/, "wrong");
  match((await rejects(clientOf(t).getEvent(EVENT_ID, null, { isRetryable: 1 }), TypeError)).message, /^`isRetryable` must be/, "wrong");
});

contract("isRetryable may end the wait for a fresh event, and does not shorten it", async (t) => {
  const absent = apiError(404, "event_not_found", "none");
  const wait = async (isRetryable, replies) => {
    const { client, calls } = scripted(t, replies, { isRetryable, maxRetries: 0 });
    const outcome = await client.waitForEvent(EVENT_ID).then(
      () => "there",
      (error) => error.errorCode,
    );
    return [outcome, calls.length];
  };
  deepEqual(await wait(() => true, [absent, absent, json(eventOf())]), ["there", 3], "true");
  deepEqual(await wait(({ attempt }) => (attempt > 1 ? false : undefined), [absent, absent]), ["event_not_found", 2], "false");
});

contract("maxPages ends a walk, each walk for itself", async (t) => {
  const walk = async (maxPages) => {
    const { client, calls } = scripted(t, [PAGE("a"), PAGE("b"), PAGE("c"), PAGE()]);
    let events = 0;
    for await (const _ of client.searchEvents({}, { maxPages })) events++;
    return [events, calls.length];
  };
  deepEqual(await walk(1), [1, 1], "one");
  deepEqual(await walk(3), [3, 3], "three");
  deepEqual(await walk(9), [4, 4], "more than there are");
  deepEqual(await walk(undefined), [4, 4], "none");
  const { client, calls } = scripted(t, [PAGE("a"), PAGE("b"), PAGE("b")]);
  const search = client.searchEvents({}, { maxPages: 2 });
  for (const _ of "12") {
    let pages = 0;
    for await (const page of search.pages()) pages += page.events.length;
    equal(pages, 2, "pages of a walk");
  }
  equal(calls.length, 3, "the first page is asked for once");
  const visits = script(json({ visitorId: VISITOR_ID, visits: [{}], paginationKey: "a" }));
  const v3 = new t.lib.FingerprintV3Client({ apiKey: KEY, ...t.host.clientOptions, fetch: visits.fetch });
  for await (const _ of v3.getVisits(VISITOR_ID, null, { maxPages: 1 }));
  equal(visits.calls.length, 1, "pages of visits");
  for (const wrong of [0, -1, 1.5, "2", Number.NaN, Infinity])
    match(
      (await rejects(client.searchEvents({}, { maxPages: wrong }), TypeError)).message,
      /^`maxPages` must be a whole number from 1$/,
      String(wrong),
    );
  match((await rejects(client.getEvent(EVENT_ID, null, { maxPages: 1 }), TypeError)).message, /unknown call option `maxPages`/, "a get");
});

contract("http is for loopback hosts and for those that are named", async (t) => {
  const allowInsecureHosts = ["mock-api", "Api.Test", "[fd00::7]"];
  for (const base of [
    "http://mock-api",
    "HTTP://MOCK-API:8080/x",
    "http://api.test:81",
    "http://[fd00::7]:81/",
    "https://other",
    "http://localhost:1",
  ]) {
    const { fetch, calls } = script(json(eventOf()));
    await clientOf(t, { baseUrl: base, allowInsecureHosts, fetch }).getEvent(EVENT_ID);
    equal(calls[0].url, `${base.replace(/\/$/, "")}/v4/events/${EVENT_ID}`, base);
  }
  for (const base of [
    ...[
      "http://other",
      "http://mock-api.evil.example",
      "http://evil.example/mock-api",
      "http://mock-api@evil.example",
      "http://mock-api:1@evil.example",
    ],
    ...[
      "http://mock-api%2eevil.example",
      "http://mock-api\\@evil.example",
      "ftp://mock-api",
      "http:mock-api",
      "http://evil.example#mock-api",
      "http://",
    ],
  ]) {
    throws(() => clientOf(t, { baseUrl: base, allowInsecureHosts }), TypeError, base);
  }
  ok(throws(() => clientOf(t, { baseUrl: "http://mock-api" }), TypeError).message.includes("https"), "without the option");
  for (const wrong of ["mock-api", {}, 5])
    match(throws(() => clientOf(t, { allowInsecureHosts: wrong }), TypeError).message, /`allowInsecureHosts`/, String(wrong));
});

contract("calls in the shape of the SDK of v3 say what is the other way round", async (t) => {
  const { fetch, calls } = script();
  const v3 = new t.lib.FingerprintV3Client({ apiKey: KEY, ...t.host.clientOptions, fetch });
  match(
    (await rejects(v3.updateEvent({ suspect: true }, "1708102555327.NLOjmg"), TypeError)).message,
    /takes the request id first/,
    "updateEvent",
  );
  for (const wrong of [{ visitor_id: VISITOR_ID }, { visitorId: VISITOR_ID }, [VISITOR_ID]])
    match((await rejects(v3.getRelatedVisitors(wrong), TypeError)).message, /takes the visitor id by itself/, "getRelatedVisitors");
  equal(calls.length, 0, "requests");
});

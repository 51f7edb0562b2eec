// What goes wrong on a guard's way: the API, the store, the time. It answers in time, lets nobody through, and never rejects.

import { deepEqual, equal, match, ok } from "./assert.js";
import { onBoth } from "./faces.js";
import {
  doubleOf,
  EVENT_ID,
  freshEvent,
  guardOf,
  POLICY,
  posted,
  recorded,
  requestWith,
  SEALED,
  seal,
  sealedRequest,
  timed,
} from "./guard-support.js";
import { contract } from "./harness.js";
import { KEY, pause } from "./support.js";

/** What a busy machine may take to do what is due: much less than what would be waited for without the limit. */
const SCHEDULING_MS = 3_000;
/** A limit that runs out, one that no answer comes near, and one for several answers and the waits between them. */
const [SHORT, LONG, AMPLE] = [600, 5_000, 15_000];

const asking = (t, client, options = {}) =>
  t.parts.guard.createGuard({ client, policy: { deny: { bot: "bad" }, onMissing: "accept" }, ...options });
const withId = (id) => requestWith({ [EVENT_ID]: id });
const newest = async (client) => (await client.searchEvents({ limit: 1 })).events[0];
const refused = (...reasons) => ({ ok: false, reasons, event: undefined });

onBoth("a guard fetches the event of an id", async (t, face) => {
  const client = face.client();
  const event = await newest(client);
  deepEqual(await asking(t, client, { deadline: AMPLE })(withId(event.event_id)), { ok: true, reasons: [], event }, "result");
});

onBoth("a guard waits for a fresh event, and says what the API says of one that there is not", async (t, face) => {
  const client = face.client();
  const event = await newest(client);
  await face.fail({ error: "event_not_found", path: `/v4/events/${event.event_id}`, times: 2 });
  equal((await asking(t, client, { deadline: AMPLE })(withId(event.event_id))).ok, true, "once it is there");
  const [result, took] = await timed(asking(t, client, { deadline: SHORT })(withId("1708102555327.nobody")));
  // Where time is short it may run out within a request.
  match(result.reasons.join(), /^api_failed: (404 event_not_found|TimeoutError|deadline)$/, "an id of nobody's");
  deepEqual([result.ok, result.event], [false, undefined], "result");
  ok(took < SHORT + SCHEDULING_MS, `took ${took} ms`);
});

onBoth("a guard over the clients of v3 and of FingerprintIQ waits as well", async (t, face) => {
  const cases = [
    [face.v3(), (await newest(face.client())).event_id, "/events/*"],
    [face.v3Sdk(), (await newest(face.client())).event_id, "/events/*"],
    [face.iq(), "req_mock_customer", "/v1/*"],
  ];
  for (const [client, id, path] of cases) {
    await face.fail({ status: 404, path, times: 1 });
    const { ok: passed, reasons } = await asking(t, client, { deadline: AMPLE })(withId(id));
    deepEqual([passed, reasons], [true, []], id);
    const [result, took] = await timed(asking(t, client, { deadline: SHORT })(withId("req_nobody")));
    match(result.reasons.join(), /^api_failed: (404|400|TimeoutError|deadline)/, "reasons");
    ok(took < SHORT + SCHEDULING_MS, `took ${took} ms`);
  }
});

onBoth("a guard rejects while the API is down, slow or busy, and names why", async (t, face) => {
  const cases = [
    [{ drop: true }, /^api_failed: (NetworkError|RequestError)$/],
    [{ hang: true }, /^api_failed: (TimeoutError|deadline)$/],
    [{ delay: 60_000 }, /^api_failed: (TimeoutError|deadline)$/],
    [{ status: 429, retryAfter: 6 }, /^api_failed: 429 too_many_requests$/],
    [{ status: 503, retryAfter: 6 }, /^api_failed: 503/],
    [{ html: true }, /^api_failed: 502/],
    [{ status: 403 }, /^api_failed: 403 \w+$/],
    [{ body: "no JSON", status: 200 }, /^api_failed: 200$|^api_failed: InvalidResponseError$/],
    [{ redirect: "https://elsewhere.example/" }, /^api_failed: \d+/],
  ];
  const client = face.client();
  const { events } = await client.searchEvents({ limit: cases.length });
  for (const [at, [failure, expected]] of cases.entries()) {
    const id = events[at].event_id;
    await face.fail({ ...failure, times: 1_000, path: `/v4/events/${id}` });
    const once = recorded(t);
    const deadline = failure.hang || failure.delay ? SHORT : LONG;
    const [result, took] = await timed(asking(t, client, { deadline, once })(withId(id)));
    const what = JSON.stringify(failure);
    deepEqual([result.ok, result.event, result.reasons.length], [false, undefined, 1], what);
    match(result.reasons[0], expected, what);
    ok(!result.reasons[0].includes(id), "the id");
    ok(result.cause instanceof Error && !Object.keys(result).includes("cause"), "the cause");
    ok(took < deadline + SCHEDULING_MS, `${what} took ${took} ms`);
    deepEqual(once.claims, [], "claims");
  }
});

contract("no reason holds what a client or an answer quotes", async (t) => {
  const secret = `${KEY} 1708102555327.NLOjmg`;
  const thrown = [
    new Error(secret),
    Object.assign(new Error(secret), { name: secret }),
    Object.assign(new Error(secret), { statusCode: 500, errorCode: `${secret}!` }),
    Object.assign(new Error(secret), { statusCode: secret, errorCode: secret }),
    secret,
    null,
    undefined,
    7,
    { name: { toString: () => secret } },
    new Proxy(
      {},
      {
        get: () => {
          throw new Error(secret);
        },
      },
    ),
    Object.create(null),
  ];
  for (const cause of thrown) {
    const result = await asking(
      t,
      doubleOf(() => Promise.reject(cause)),
    )(withId("1708102555327.NLOjmg"));
    deepEqual([result.ok, result.event], [false, undefined], "result");
    match(result.reasons.join(), /^api_failed: (Error|error|500)$/, "reasons");
    ok(!JSON.stringify(result).includes(KEY), "as JSON");
  }
});

contract("a client that knows no time does not hold a guard, and what it brings too late uses nothing up", async (t) => {
  const once = recorded(t);
  const late = freshEvent();
  let bring;
  const client = doubleOf(
    () =>
      new Promise((resolve) => {
        bring = () => resolve(late);
      }),
  );
  const [result, took] = await timed(asking(t, client, { deadline: SHORT, once })(withId(late.event_id)));
  deepEqual(result, refused("api_failed: deadline"), "result");
  ok(took < SHORT + SCHEDULING_MS, `took ${took} ms`);
  bring();
  await pause(20);
  deepEqual(once.claims, [], "claims");
  const [, , { deadline, signal }] = client.asked[0];
  deepEqual([deadline <= SHORT, signal.aborted], [true, true], "what the client was given");
});

contract("a policy, a body and a store that hang do not hold a guard", async (t) => {
  const never = () => new Promise(() => {});
  const hanging = { headers: new Headers(), url: "https://shop.example/", clone: () => ({ body: new ReadableStream({}) }) };
  const cases = [
    [{ policy: never }, await sealedRequest(freshEvent()), "policy_failed"],
    [{ from: { json: "sealed" } }, hanging, "event_missing"],
    [{ from: { json: "sealed" } }, { ...hanging, clone: () => ({ text: never }) }, "event_missing"],
    [{ once: { claim: never } }, await sealedRequest(freshEvent()), "store_failed"],
  ];
  for (const [options, request, reason] of cases) {
    const [result, took] = await timed(guardOf(t, { deadline: SHORT, ...options })(request));
    deepEqual([result.ok, result.reasons], [false, [reason]], reason);
    ok(took < SHORT + SCHEDULING_MS, `took ${took} ms`);
  }
});

contract("a hanging body is let go of", async (t) => {
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => pause(5).then(() => controller.enqueue(new TextEncoder().encode(" "))),
    cancel: () => {
      cancelled = true;
    },
  });
  const request = { headers: new Headers(), url: "https://shop.example/", clone: () => ({ body }) };
  deepEqual((await guardOf(t, { deadline: SHORT, from: { json: "sealed" } })(request)).reasons, ["event_missing"], "reasons");
  await pause(40);
  equal(cancelled, true, "cancelled");
});

contract("a store that fails, or gives what is neither true nor false, lets nobody through", async (t) => {
  const stores = {
    throws: () => {
      throw new Error("no such table");
    },
    rejects: () => Promise.reject(new Error("no such table")),
    "rejects with nothing": () => Promise.reject(),
    nothing: async () => {},
    null: async () => null,
    one: async () => 1,
    text: async () => "OK",
    "an object": async () => ({ ok: true }),
    "a boxed true": async () => Object(true),
  };
  for (const [what, claim] of Object.entries(stores)) {
    const event = freshEvent();
    const result = await guardOf(t, { once: { claim } })(await sealedRequest(event));
    deepEqual(result, { ok: false, reasons: ["store_failed"], event }, what);
  }
  for (const claim of [() => true, async () => true])
    equal((await guardOf(t, { once: { claim } })(await sealedRequest(freshEvent()))).ok, true, "true");
});

contract('with `onError: "accept"` a failure passes with its reason, and never what was judged or used', async (t) => {
  const event = freshEvent();
  const failing = { claim: () => Promise.reject(new Error("no such table")) };
  const down = doubleOf(() => Promise.reject(new Error("down")));
  const guard = (options) => guardOf(t, { onError: "accept", client: down, ...options });
  const sealed = requestWith({ [SEALED]: await seal(event) });
  const passes = [
    [{}, requestWith(), "event_missing"],
    [{}, requestWith({ [SEALED]: "AAAA" }), "unseal_failed"],
    [{}, withId(event.event_id), "api_failed: Error"],
    [{ once: failing }, sealed, "store_failed"],
    [{ once: { claim: () => new Promise(() => {}) }, deadline: SHORT }, sealed, "store_failed"],
  ];
  for (const [options, request, reason] of passes) {
    const result = await guard(options)(request);
    deepEqual([result.ok, result.reasons], [true, [reason]], reason);
  }
  const bad = await sealedRequest(freshEvent({ bot: "bad" }));
  for (const once of [undefined, failing]) equal((await guard({ once })(bad)).ok, false, "judged");
  const once = t.parts.guard.memoryOnce();
  deepEqual([(await guard({ once })(sealed)).ok, (await guard({ once })(sealed)).ok], [true, false], "used before");
  const two = requestWith({ [SEALED]: await seal(event), [EVENT_ID]: "1.other" });
  deepEqual((await guard({})(two)).ok, false, "two events");
});

contract("a guard never rejects, whatever it is given", async (t) => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error("hostile");
      },
    },
  );
  const from = [{ header: "a" }, { cookie: "b" }, { query: "c" }, { json: "d" }];
  const guard = guardOf(t, { from, policy: POLICY });
  const requests = [
    ...[undefined, null, 7, "text", {}, [], hostile, { headers: {} }, { headers: { get: () => 7 } }],
    { headers: new Headers({ a: "x" }) },
    { headers: new Headers(), url: "http://[" },
    { headers: hostile, url: "" },
    { headers: new Headers(), url: "/path?c=1", clone: () => hostile },
    {
      headers: new Headers(),
      url: "/path",
      clone: () => {
        throw new Error("used");
      },
    },
  ];
  for (const request of requests) {
    const result = await guard(request);
    equal(result.ok, false, "ok");
    match(result.reasons.join(), /^(event_missing|unseal_failed)$/, "reasons");
  }
  const used = posted({ d: "x" });
  await used.text();
  deepEqual((await guard(used)).reasons, ["event_missing"], "a body that was read before");
});

// The guard: whom it lets through, whom it does not, and that an event counts once.

import { deepEqual, equal, ok } from "./assert.js";
import {
  doubleOf,
  EVENT_ID,
  freshEvent,
  guardOf,
  keysOf,
  POLICY,
  recorded,
  requestWith,
  SEALED,
  seal,
  sealedRequest,
} from "./guard-support.js";
import { contract } from "./harness.js";
import { KEYS } from "./sealed-events.js";

const DAY_MS = 24 * 60 * 60_000;

contract("a guard lets a sealed result through, and gives its event", async (t) => {
  const event = freshEvent();
  deepEqual(await guardOf(t)(await sealedRequest(event)), { ok: true, reasons: [], event }, "result");
});

contract("a guard refuses who brings nothing", async (t) => {
  const guard = guardOf(t, { client: doubleOf(() => freshEvent()) });
  for (const headers of [
    {},
    { [SEALED]: "" },
    { [EVENT_ID]: "" },
    { [EVENT_ID]: "a b" },
    { [EVENT_ID]: ".." },
    { [EVENT_ID]: "x".repeat(600) },
  ])
    deepEqual(await guard(requestWith(headers)), { ok: false, reasons: ["event_missing"], event: undefined }, JSON.stringify(headers));
});

contract("a guard opens with an old key while keys are being changed, and with none that it does not have", async (t) => {
  const guard = guardOf(t, { keys: keysOf(KEYS[1], KEYS[0]) });
  equal((await guard(await sealedRequest(freshEvent(), KEYS[0]))).ok, true, "the old key");
  equal((await guard(await sealedRequest(freshEvent(), KEYS[1]))).ok, true, "the new key");
  const refused = { ok: false, reasons: ["unseal_failed"], event: undefined };
  deepEqual(await guard(await sealedRequest(freshEvent(), KEYS[2])), refused, "another key");
  for (const text of ["no base64!", "AAAA", "%zz", "A".repeat(8_000), `${await seal(freshEvent())}, ${await seal(freshEvent())}`])
    deepEqual(await guard(requestWith({ [SEALED]: text })), refused, text.slice(0, 9));
});

contract("a guard judges by the policy, and tells why without what is the visitor's", async (t) => {
  const cases = {
    too_old: { timestamp: Date.now() - 10 * 60_000 },
    from_the_future: { timestamp: Date.now() + 60 * 60_000 },
    timestamp_missing: { timestamp: null },
    ip_mismatch: { ip_address: "198.51.100.99" },
    ip_missing: { ip_address: undefined },
    origin_mismatch: { url: "https://shop.example.evil.example/" },
    visitor_id_mismatch: { identification: { visitor_id: "someoneElse000000001" } },
    linked_id_mismatch: { linked_id: "order-of-someone-else" },
    linked_id_missing: { linked_id: undefined },
    fact_unreadable: { ip_address: "not-an-address-198.51.100.99" },
    signal_denied: { bot: "bad" },
  };
  const guard = guardOf(t, { policy: { ...POLICY, visitorId: freshEvent().identification.visitor_id, linkedId: "order-7" } });
  for (const [code, fields] of Object.entries(cases)) {
    const event = { linked_id: "order-7", ...freshEvent(), ...fields };
    const result = await guard(await sealedRequest(event));
    deepEqual([result.ok, result.reasons.map((reason) => reason.split(":")[0])], [false, [code]], code);
    equal(result.event.event_id, event.event_id, "the event");
    const told = JSON.stringify(result.reasons);
    for (const secret of [event.event_id, "203.0.113.7", "198.51.100.99", "order-", "someone", "Ibk15", "evil"])
      ok(!told.includes(secret), `${code}: ${told}`);
  }
  const [reason] = (await guard(await sealedRequest({ linked_id: "order-7", ...freshEvent({ bot: "bad" }) }))).reasons;
  equal(reason, 'signal_denied: bot observed "bad", wanted not "bad"', "of a signal all of it");
});

contract("a policy may be a function of the request, also an asynchronous one", async (t) => {
  const policies = [
    (request) => ({ ...POLICY, ip: request.headers.get("cf-connecting-ip") }),
    async (request) => ({ ...POLICY, ip: request.headers.get("cf-connecting-ip") }),
  ];
  for (const policy of policies) {
    const guard = guardOf(t, { policy });
    const from = async (ip) => guard(requestWith({ [SEALED]: await seal(freshEvent()), "cf-connecting-ip": ip }));
    equal((await from("203.0.113.7")).ok, true, "the visitor");
    deepEqual((await from("198.51.100.9")).reasons, ["ip_mismatch: see the event"], "another one");
  }
});

contract("a policy that fails lets nobody through, whatever `onError` says", async (t) => {
  const policies = {
    throws: () => {
      throw new Error("no session");
    },
    rejects: () => Promise.reject(new Error("no session")),
    "gives nothing": () => {},
    "gives null": () => null,
    "gives a verdict": () => true,
    "gives an empty one": () => ({}),
    "names what does not exist": () => ({ maxAge: 7 }),
    "has no address": (request) => ({ ...POLICY, ip: request.headers.get("cf-connecting-ip") }),
  };
  for (const [what, policy] of Object.entries(policies)) {
    for (const onError of ["reject", "accept"]) {
      const client = doubleOf(() => freshEvent());
      const guard = guardOf(t, { policy, onError, client, once: recorded(t) });
      const expected = { ok: false, reasons: ["policy_failed"], event: undefined };
      deepEqual(await guard(await sealedRequest(freshEvent())), expected, what);
      deepEqual(await guard(requestWith({ [EVENT_ID]: "1.a" })), expected, what);
      equal(client.asked.length, 0, "nothing was asked for");
    }
  }
});

contract("an event counts once, whoever brings it, however it is spelled", async (t) => {
  const once = recorded(t);
  const event = freshEvent();
  const client = doubleOf(() => event);
  const guard = guardOf(t, { client, once });
  const sealed = await seal(event);
  const used = { ok: false, reasons: ["used_before"], event };
  equal((await guard(requestWith({ [SEALED]: sealed }))).ok, true, "the first time");
  const urlSafe = sealed.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  for (const again of [sealed, urlSafe, await seal(event), await seal({ ...event, tags: {} })])
    deepEqual((await guard(requestWith({ [SEALED]: again }))).reasons, used.reasons, "again");
  // An API that knows it by another spelling, too.
  for (const id of [event.event_id, event.event_id.toLowerCase(), `${event.event_id}%20`])
    deepEqual(await guard(requestWith({ [EVENT_ID]: id })), used, id);
  deepEqual([...new Set(once.claims.map(([id]) => id))], [event.event_id], "the ids that were claimed");
});

contract("of 50 requests at once with one event, one passes", async (t) => {
  const guard = guardOf(t, { once: t.parts.guard.memoryOnce(), deadline: 15_000 });
  const sealed = await seal(freshEvent());
  const all = await Promise.all(Array.from({ length: 50 }, () => guard(requestWith({ [SEALED]: sealed }))));
  equal(all.filter((result) => result.ok).length, 1, "who passes");
  equal(all.filter(({ reasons }) => reasons.join() === "used_before").length, 49, "who does not");
  const own = await Promise.all(Array.from({ length: 20 }, async () => guard(await sealedRequest(freshEvent()))));
  equal(own.filter((result) => result.ok).length, 20, "of 20 with events of their own");
});

contract("an event that is refused is not used up", async (t) => {
  const once = recorded(t);
  const guard = guardOf(t, { policy: (request) => ({ ...POLICY, ip: request.headers.get("x-ip") }), once });
  const sealed = await seal(freshEvent());
  const from = (ip) => guard(requestWith({ [SEALED]: sealed, "x-ip": ip }));
  deepEqual((await from("198.51.100.9")).ok, false, "a thief");
  deepEqual(once.claims, [], "claims");
  equal((await from("203.0.113.7")).ok, true, "the visitor");
});

contract("an event without an id of its own does not pass where it must count once", async (t) => {
  const cases = [
    { event_id: "" },
    { event_id: 17 },
    { event_id: ["1.a"] },
    { event_id: {} },
    { event_id: null, products: {} },
    { event_id: undefined, products: { identification: { data: { visitorId: "v" } } } },
    { event_id: undefined, requestId: "r" },
  ];
  for (const fields of cases) {
    const once = recorded(t);
    const result = await guardOf(t, { policy: { deny: { vpn: true }, onMissing: "accept" }, once, onError: "accept" })(
      await sealedRequest(freshEvent(fields)),
    );
    equal(result.ok, false, JSON.stringify(fields));
    ok(["event_unreadable", "unseal_failed"].includes(result.reasons[0]) || !("products" in fields), `${result.reasons}`);
    deepEqual(once.claims, [], "claims");
  }
});

contract("events of v3 and of FingerprintIQ count by their own ids", async (t) => {
  const of = (products) => ({ products });
  const cases = [
    [of({ identification: { data: { requestId: "1.v3", timestamp: Date.now() } } }), "1.v3"],
    [of({ botd: { data: { requestId: "2.v3", bot: { result: "notDetected" }, time: new Date().toISOString() } } }), "2.v3"],
    [{ requestId: "req_1", verdicts: {}, timestamp: new Date().toISOString() }, "req_1"],
  ];
  for (const [event, id] of cases) {
    const once = recorded(t);
    const guard = guardOf(t, { policy: { deny: { vpn: true }, onMissing: "accept" }, once });
    const request = await sealedRequest(event);
    deepEqual([(await guard(request)).ok, (await guard(request)).reasons], [true, ["used_before"]], id);
    equal(once.claims[0][0], id, "claimed");
  }
});

contract("an event is remembered until it is too old, and for years where it never is", async (t) => {
  const ttlOf = async (policy, fields) => {
    const once = recorded(t);
    const result = await guardOf(t, { policy, once })(await sealedRequest(freshEvent(fields)));
    equal(result.ok, true, `${result.reasons}`);
    return once.claims[0][1];
  };
  equal(await ttlOf({ maxAgeMs: 120_000 }), 120_000 + DAY_MS, "with a maximum age");
  equal(await ttlOf(() => ({ maxAgeMs: 5_000 })), 5_000 + DAY_MS, "of a function");
  equal(await ttlOf({ maxAgeMs: 5_000, clockToleranceMs: 90_000 }), 95_000 + DAY_MS, "with clocks that differ");
  equal(await ttlOf({ maxAgeMs: 120_000, onMissing: "accept" }), 120_000 + DAY_MS, "of an event that says when it was");
  const long = 10 * 365 * DAY_MS;
  equal(await ttlOf({ deny: { bot: "bad" } }), long, "without one");
  equal(await ttlOf({ maxAgeMs: 120_000, onMissing: { maxAgeMs: "accept" } }, { timestamp: null }), long, "of one that does not say");
});

contract("a guard does not read the body of a request, and leaves the request as it was", async (t) => {
  const request = requestWith({ [SEALED]: await seal(freshEvent()) }, { method: "POST", body: "the body" });
  equal((await guardOf(t)(request)).ok, true, "ok");
  equal(request.bodyUsed, false, "used");
  equal(await request.text(), "the body", "the body");
});

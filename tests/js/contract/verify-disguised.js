// Policies and events that are not what they look like: refused, or read as the plain ones; never a condition less.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";
import { eventOf } from "./support.js";

const event = (fields = {}) => ({ ...eventOf(), timestamp: Date.now() - 1_000, ...fields });

/** Events against which each of these policies has something, and the policies. */
const DENIED = event({ vpn: true, bot: "bad", ip_address: "203.0.113.9", linked_id: "b", suspect_score: 9 });
const POLICIES = {
  "the policy": { deny: { vpn: true } },
  "deny and a list": { deny: { bot: ["bad", "good"] } },
  allow: { allow: { bot: ["good"], vpn: false } },
  ip: { ip: ["192.0.2.1", "198.51.100.2"] },
  linkedId: { linkedId: "a" },
  score: { maxSuspectScore: 3 },
  onMissing: { deny: { vpn: true, proxy: true }, onMissing: { proxy: "accept" } },
};

const entriesOf = (value) => Object.entries(value);
class Holder {}
const getterClass = (value) => {
  class Getters {}
  for (const [name, inside] of entriesOf(value)) Object.defineProperty(Getters.prototype, name, { get: () => inside, enumerable: true });
  return new Getters();
};

/** Each makes of an object one that holds the same in a way of its own. */
const OBJECTS = {
  "a Map": (value) => new Map(entriesOf(value)),
  "a WeakMap": () => new WeakMap(),
  "a Set": (value) => new Set(Object.values(value)),
  "a list of pairs": entriesOf,
  URLSearchParams: (value) => new URLSearchParams(entriesOf(value).map(([name, inside]) => [name, String(inside)])),
  "an instance with its own members": (value) => Object.assign(new Holder(), value),
  "inherited members": (value) => Object.create(value),
  "members inherited from one without a prototype": (value) => Object.create(Object.assign(Object.create(null), value)),
  "members behind __proto__": (value) => ({ __proto__: value }),
  "getters of a class": getterClass,
  "a member that is not enumerable": (value) =>
    Object.defineProperties({}, Object.fromEntries(entriesOf(value).map(([name, inside]) => [name, { value: inside }]))),
  "a member named by a symbol": (value) => ({ [Symbol("deny")]: true, ...value }),
  "only members named by symbols": (value) => Object.fromEntries(entriesOf(value).map(([name, inside]) => [Symbol(name), inside])),
  "a function": (value) => Object.assign(() => value, value),
  "a promise": (value) => Promise.resolve(value),
  "JSON as text": (value) => JSON.stringify(value),
  "a boxed text": (value) => Object(JSON.stringify(value)),
  "an error": (value) => Object.assign(new Error("x"), value),
  "a Date": (value) => Object.assign(new Date(), value),
  "own getters": (value) =>
    Object.defineProperties(
      {},
      Object.fromEntries(entriesOf(value).map(([name, inside]) => [name, { get: () => inside, enumerable: true }])),
    ),
  "getters that say it once": (value) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        entriesOf(value).map(([name, inside]) => {
          let asked = 0;
          return [name, { get: () => (asked++ === 0 ? inside : undefined), enumerable: true }];
        }),
      ),
    ),
  "no prototype": (value) => Object.assign(Object.create(null), value),
  frozen: (value) => Object.freeze({ ...value }),
  "a Proxy": (value) => new Proxy(value, {}),
  "a Proxy of a Map": (value) => new Proxy(new Map(entriesOf(value)), {}),
  "a Proxy whose members are not enumerable": (value) =>
    new Proxy(value, {
      getOwnPropertyDescriptor: (target, name) => ({ ...Reflect.getOwnPropertyDescriptor(target, name), enumerable: false }),
    }),
  "a Proxy with another prototype": (value) => new Proxy(value, { getPrototypeOf: () => Holder.prototype }),
};

/** The same of arrays. */
const ARRAYS = {
  "a Set": (items) => new Set(items),
  "an array-like": (items) => ({ ...items, length: items.length }),
  "a subclass": (items) => new (class extends Array {})(...items, ...items),
  "another prototype": (items) => Object.setPrototypeOf([...items], []),
  "no prototype": (items) => Object.setPrototypeOf([...items], null),
  "an iterator of its own": (items) => Object.assign([...items], { [Symbol.iterator]: () => [][Symbol.iterator]() }),
  "a `map` of its own": (items) => Object.assign([...items], { map: () => [] }),
  "a hole": (items) => [...items, , items[0]],
  "a hole and a member": (items) => Object.assign([, ...items], { more: 1 }),
  "more room than items": (items) => Object.assign([...items], { length: 2 ** 32 - 1 }),
  "other members": (items) => Object.assign([...items], { also: "good" }),
  "a nested array": (items) => [[...items]],
  "boxed values": (items) => items.map(Object),
  "a typed array": () => new Uint8Array([1]),
  "an iterator": (items) => items[Symbol.iterator](),
  "a Proxy": (items) => new Proxy(items, {}),
  frozen: (items) => Object.freeze([...items]),
};

/** Puts another in place of each object, or of each array, of a policy in turn. */
function* disguised(policy, disguise, ofArrays) {
  if (!ofArrays) yield disguise(policy);
  for (const [name, value] of entriesOf(policy)) {
    if (Array.isArray(value)) {
      if (ofArrays) yield { ...policy, [name]: disguise(value) };
    } else if (typeof value === "object") {
      for (const inside of disguised(value, disguise, ofArrays)) yield { ...policy, [name]: inside };
    }
  }
}

/** The codes against an event, or that the policy was refused by a message about it. */
function verdict(lib, policy) {
  try {
    return lib.verifyEvent(DENIED, policy).reasons;
  } catch (error) {
    ok(error instanceof TypeError, `a TypeError, not ${error}`);
    match(error.message, /^`policy/, "message");
    return "refused";
  }
}

for (const [kind, ways, ofArrays] of [
  ["object", OBJECTS, false],
  ["array", ARRAYS, true],
]) {
  contract(`verifyEvent: however an ${kind} of a policy is disguised, it is refused or says the same`, async ({ lib }) => {
    let count = 0;
    for (const [way, disguise] of Object.entries(ways)) {
      for (const [name, policy] of Object.entries(POLICIES)) {
        const plain = lib.verifyEvent(DENIED, policy).reasons;
        equal(plain.length > 0, true, `${name} denies`);
        // Beside another condition, which the event meets: what is lost must not hide behind it.
        for (const beside of [{}, { maxAgeMs: 3_600_000 }]) {
          for (const one of disguised({ ...beside, ...policy }, disguise, ofArrays)) {
            const found = verdict(lib, one);
            if (found !== "refused") deepEqual(found, plain, `${way}, ${name}`);
            count += 1;
          }
        }
      }
    }
    ok(count > 60, `${count} policies`);
  });
}

contract("verifyEvent: a policy in disguise is told what it is", async ({ lib }) => {
  const refused = (policy) => throws(() => lib.verifyEvent(event(), policy), TypeError).message;
  const vpn = { vpn: true };
  match(
    refused({ maxAgeMs: 5, deny: new Map([["vpn", true]]) }),
    /^`policy\.deny` must be a plain object, got an instance of a class/,
    "Map",
  );
  match(refused(new Map([["deny", vpn]])), /^`policy` must be a plain object, got an instance of a class/, "Map");
  match(refused({ allow: Object.create(vpn) }), /^`policy\.allow` must be a plain object/, "inherited");
  match(refused({ deny: Object.defineProperty({}, "vpn", { value: true }) }), /^`policy\.deny` .* not enumerable/, "hidden");
  match(refused({ deny: { bot: new Set(["bad"]) } }), /^`policy\.deny\.bot` must be one or several of .*, got an object$/, "Set");
  match(refused({ deny: { vpn: Object(true) } }), /^`policy\.deny\.vpn` must be true or false, got an object$/, "boxed");
  match(refused({ ip: [, "192.0.2.1"] }), /^`policy\.ip` must be a plain array, got one with holes/, "hole");
  match(refused({ ip: Object("192.0.2.1") }), /^`policy\.ip` must be a string or an array of strings, got an object$/, "boxed text");
});

/** Runs with these members in the prototype of all objects. */
function polluted(members, body, prototype = Object.prototype) {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true, enumerable: true });
  }
  try {
    return body();
  } finally {
    for (const name of Object.keys(members)) delete prototype[name];
  }
}

contract("verifyEvent: what stands in the prototype of all objects is of no event", async ({ lib }) => {
  const cases = [
    [{ vpn: false }, event(), { deny: { vpn: true } }, /^signal_missing: vpn/],
    [{ email_spam: false, attack_source: false }, event({ ip_blocklist: {} }), { deny: { ip_blocklist: true } }, /^signal_missing/],
    [{ ip_address: "192.0.2.1" }, event(), { ip: "192.0.2.1" }, /^ip_missing/],
    [{ score: 1 }, event({ identification: { confidence: {} } }), { minConfidence: 0.5 }, /^confidence_missing/],
    [{ confidence: { score: 1 } }, event({ identification: {} }), { minConfidence: 0.5 }, /^confidence_missing/],
    [{ identification: { visitor_id: "v" } }, event(), { visitorId: "v" }, /^visitor_id_missing/],
    [{ data: { result: false } }, { products: { vpn: {} } }, { deny: { vpn: true } }, /^signal_missing/],
    [{ result: false }, { requestId: "r", verdicts: { bot: {} } }, { deny: { bot: "bad" } }, /^signal_missing/],
    [{ sdk: { platform: "ios" } }, event(), { deny: { bot: "bad" } }, /^signal_missing: bot observed nothing,/],
    [{ source: "edge" }, event(), { deny: { tampering: true } }, /^signal_missing: tampering/],
    [{ bot: "not_detected" }, event(), { deny: { bot_info_identity: "spoofed" } }, /^signal_missing: bot_info_identity/],
    [{ proxy: false }, event(), { deny: { proxy_type: "residential" } }, /^signal_missing: proxy_type/],
    [{ tampering: false }, event(), { deny: { anti_detect_browser: true } }, /^signal_missing: anti_detect_browser/],
    [{ ip_info: { v4: { address: "192.0.2.1" } } }, event(), { ip: "192.0.2.1" }, /^ip_missing/],
    [
      { incremental_identification_status: "completed" },
      event({ vpn: false, incremental_identification_status: "partially_completed" }),
      { deny: { vpn: true } },
      /^signal_missing: vpn observed nothing \(incremental/,
    ],
    [{ bot_info: { identity: "verified" } }, event(), { allow: { bot_info_identity: "verified" } }, /^signal_missing/],
  ];
  for (const [members, observed, policy, expected] of cases) {
    const { reasons } = polluted(members, () => lib.verifyEvent(observed, policy));
    equal(reasons.length, 1, `reasons ${reasons}`);
    match(reasons[0], expected, "reason");
  }
  for (const members of [
    { event_id: "1" },
    { products: {} },
    { requestId: "r", sdk: {} },
    { requestId: "r", verdicts: {} },
    { event: "visit.new", timestamp: 1, data: {} },
  ]) {
    match(polluted(members, () => throws(() => lib.verifyEvent({}, { maxAgeMs: 5 }), TypeError)).message, /^`event` must be /, "message");
  }
});

contract("verifyEvent: what stands in the prototype of all objects is of no policy", async ({ lib }) => {
  const vpn = event({ vpn: true });
  for (const members of [{ onMissing: "accept" }, { onUnknown: "accept" }, { maxAgeMs: 5 }, { allow: { vpn: true } }, { vpn: false }]) {
    const judged = polluted(members, () => lib.verifyEvent(vpn, { deny: { vpn: true } }));
    deepEqual(judged.reasons, ["signal_denied: vpn observed true, wanted not true"], JSON.stringify(members));
    match(polluted(members, () => throws(() => lib.verifyEvent(vpn, {}), TypeError)).message, /names nothing to check/, "message");
  }
  const hole = polluted(
    { 0: "203.0.113.9" },
    () => throws(() => lib.verifyEvent(DENIED, { ip: new Array(1) }), TypeError),
    Array.prototype,
  );
  match(hole.message, /^`policy\.ip` must be a plain array/, "message");
});

contract("verifyEvent: members of an event that its class has are not there", async ({ lib }) => {
  const inherited = Object.assign(Object.create({ vpn: false }), event());
  match(lib.verifyEvent(inherited, { deny: { vpn: true } }).reasons[0], /^signal_missing/, "reason");
  const nested = event({ identification: Object.create({ visitor_id: "v" }) });
  match(lib.verifyEvent(nested, { visitorId: "v" }).reasons[0], /^visitor_id_missing/, "reason");
  throws(() => lib.verifyEvent(Object.create(event()), { maxAgeMs: 5 }), TypeError);
});

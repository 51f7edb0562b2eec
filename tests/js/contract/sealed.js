// Sealed results: events that Node's own crypto and zlib sealed come out, and nothing else does.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { shown } from "./channels.js";
import { contract } from "./harness.js";
import { eventOfBytes, KEYS, SIZES } from "./sealed-events.js";
// The runner writes it.
import sealed from "./sealed-results.js";
import { eachWay, offers, withModules } from "./ways.js";

const algorithm = "aes-256-gcm";
const keysOf = (...numbers) => numbers.map((number) => ({ key: KEYS[number], algorithm }));
const KEY = keysOf(0);
const MEDIUM = sealed["2048 deflated"];
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** The error of a refusal: of this class, and without a key in it. */
async function refused(t, input, keys, Class, pattern) {
  const error = await rejects(t.lib.unsealEventsResponse(input, keys), Class, String(pattern));
  match(error.message, pattern, "message");
  const text = shown(error, t.host);
  for (const key of KEYS) equal(text.includes(key), false, "key in the error");
  return error;
}

for (const bytes of SIZES.filter((size) => size > 2)) {
  for (const how of ["deflated", "plain"]) {
    eachWay(`unsealEventsResponse: an event of ${bytes} bytes, ${how}, with one, two and five keys`, async ({ lib }) => {
      for (const keys of [KEY, keysOf(0, 1), keysOf(1, 0), keysOf(1, 2, 3, 4, 0)]) {
        deepEqual(await lib.unsealEventsResponse(sealed[`${bytes} ${how}`], keys), eventOfBytes(bytes), `with ${keys.length} keys`);
      }
    });
  }
}

eachWay("unsealEventsResponse: events of v3 and of FingerprintIQ", async ({ lib }) => {
  deepEqual(await lib.unsealEventsResponse(sealed.v3, KEY), { products: { suspectScore: { data: { result: 7 } } } }, "v3");
  deepEqual(await lib.unsealEventsResponse(sealed.iq, KEY), { requestId: "req_01hns3k6tez83695a6t7" }, "FingerprintIQ");
});

eachWay("unsealEventsResponse: a text inside that looks like an answer of the core is a text", async (t) => {
  for (const name of ["a refusal", "a refusal for one key", "a marked event"]) {
    await refused(t, sealed[name], keysOf(0, 1), t.lib.UnsealAggregateError, /^the sealed result holds no JSON$/);
  }
});

eachWay("unsealEventsResponse: bytes of every kind, and base64 of every kind", async ({ lib }) => {
  const [bytes, key] = [bytesOf(MEDIUM), bytesOf(KEYS[0])];
  const event = eventOfBytes(2_048);
  for (const of of [views, base64s]) {
    for (const input of of(bytes)) deepEqual(await lib.unsealEventsResponse(input, KEY), event, "sealed");
    for (const input of of(key))
      deepEqual(await lib.unsealEventsResponse(MEDIUM, [{ key: input, algorithm: lib.DecryptionAlgorithm.Aes256Gcm }]), event, "key");
  }
  deepEqual(bytes, bytesOf(MEDIUM), "the input afterwards");
});

/** The same bytes as each kind of buffer and view that there is. */
function views(bytes) {
  const large = new Uint8Array(bytes.length + 9).fill(7);
  large.set(bytes, 5);
  const inside = [large.buffer, 5, bytes.length];
  const all = [bytes, bytes.slice().buffer, new Uint8Array(...inside), new DataView(...inside), new Uint8ClampedArray(...inside)];
  if (typeof Buffer === "function") all.push(Buffer.from(bytes));
  if (typeof SharedArrayBuffer === "function") {
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    all.push(shared, new Uint8Array(shared), new DataView(shared));
  }
  return all;
}

function base64s(bytes) {
  const standard = btoa(String.fromCharCode(...bytes));
  const bare = standard.replace(/=+$/, "");
  const safe = (text) => text.replaceAll("+", "-").replaceAll("/", "_");
  return [standard, bare, safe(standard), safe(bare)];
}

eachWay("unsealEventsResponse: what is no sealed result is an UnsealAggregateError that says why", async (t) => {
  const flipped = (at) => bytesOf(MEDIUM).map((byte, index) => (index === at ? byte ^ 1 : byte));
  const { UnsealAggregateError, UnsealError } = t.lib;
  const cases = {
    "is not base64$": [
      "not base64!",
      "A",
      "AAA==",
      "AA=",
      "AAAA=",
      "=",
      "nA==\n",
      ` ${MEDIUM}`,
      `${MEDIUM} `,
      `${MEDIUM.slice(0, 9)}\u00e5${MEDIUM.slice(10)}`,
      `${MEDIUM.slice(0, 8)}=${MEDIUM.slice(9)}`,
    ],
    "is too short to be one$": ["", new Uint8Array(), new ArrayBuffer(31), bytesOf(MEDIUM).subarray(0, 31), "nA", "nA=="],
    "does not begin with the header 9e85dced$": [new Uint8Array(32), flipped(0), flipped(3), btoa("x".repeat(64))],
    "is larger than 32 MiB$": [sealed["beyond the limit"], sealed.bomb, new Uint8Array(32 * 1024 * 1024 + 1)],
    "holds neither deflated data nor JSON$": [sealed["not deflated"], sealed["half deflated"]],
    // With a byte order mark before it, what is deflated begins like JSON that is not.
    "holds no UTF-8$": [sealed["not UTF-8"], sealed.BOM],
    "holds no JSON$": [sealed.empty, sealed["not JSON"]],
    "holds no event of a known system$": [sealed["2 deflated"], sealed["2 plain"], sealed.array, sealed.null, sealed["half an event"]],
  };
  for (const [message, inputs] of Object.entries(cases)) {
    for (const input of inputs) {
      for (const keys of [KEY, keysOf(1, 0, 2)]) {
        const error = await refused(t, input, keys, UnsealAggregateError, new RegExp(`^the sealed result ${message}`));
        equal(error.name, "UnsealAggregateError", "name");
        ok(error instanceof t.lib.SdkError, "an SdkError");
        const [only, ...others] = error.errors;
        equal(others.length, 0, "more errors");
        ok(only instanceof UnsealError && only.message === error.message, "the one error");
        deepEqual(String(error).split("\n"), [`UnsealAggregateError: ${error.message}`, `UnsealError: ${error.message}`], "toString()");
        equal(only.error, only.cause, "error");
        equal(error.operation, "unsealEventsResponse", "operation");
        equal(error.retryable, false, "retryable");
      }
    }
  }
});

eachWay("unsealEventsResponse: when no key opens it, there is an error for each", async (t) => {
  const changed = bytesOf(MEDIUM);
  changed[changed.length - 1] ^= 1;
  for (const [input, keys] of [
    [MEDIUM, keysOf(1)],
    [MEDIUM, keysOf(1, 2)],
    [MEDIUM, keysOf(1, 2, 3, 4, 4)],
    [changed, keysOf(0, 1)],
    [bytesOf(MEDIUM).subarray(0, -1), KEY],
    [MEDIUM.slice(0, 44), KEY],
  ]) {
    const error = await refused(t, input, keys, t.lib.UnsealAggregateError, /^no key opens the sealed result$/);
    equal(error.name, "UnsealAggregateError", "name");
    ok(error instanceof t.lib.UnsealError && error instanceof t.lib.SdkError, "an UnsealError, an SdkError");
    equal(error.errors.length, keys.length, "errors");
    for (const inner of error.errors) {
      equal(inner.name, "UnsealError", "name");
      equal(inner.message, "the key does not open the sealed result", "message");
    }
  }
});

eachWay("unsealEventsResponse: 32 MiB are not too many, and leave no memory behind that matters", async ({ lib }) => {
  for (const _ of "12") equal((await lib.unsealEventsResponse(sealed["at the limit"], KEY)).timestamp, 1708102555327, "timestamp");
  deepEqual(
    await lib.unsealEventsResponse(sealed["more behind"], KEY),
    { event_id: "1708102555327.NLOjmg", timestamp: 1708102555327 },
    "the next one",
  );
});

contract("unsealEventsResponse: wrong arguments are TypeErrors that name them", async (t) => {
  const key = KEYS[0];
  const wrong = [
    [undefined, KEY, /^`sealed` must be base64, an ArrayBuffer or a view of one, got undefined$/],
    ...[null, 7, {}, [1, 2], new Date()].map((input) => [input, KEY, /^`sealed` must be base64/]),
    ...[undefined, null, {}, key, [], KEY[0]].map((keys) => [
      MEDIUM,
      keys,
      /^`keys` must be an array of at least one `{ key, algorithm }`$/,
    ]),
    [MEDIUM, [...KEY, key], /^the `keys\[1\]` members must be an object, got a string$/],
    [MEDIUM, [{ ...KEY[0], keyId: 1 }], /^unknown `keys\[0\]` member `keyId`: there are key, algorithm$/],
    ...[undefined, "aes-128-gcm", "AES-256-GCM", null].map((wrong) => [
      MEDIUM,
      [...KEY, { key, algorithm: wrong }],
      /^`keys\[1\].algorithm` must be "aes-256-gcm"/,
    ]),
    ...[`${key}\n`, ` ${key}`, `${key}\r\n`, `${key.slice(0, 9)}\t${key.slice(9)}`, `${key}\u00a0`, `\ufeff${key}`].map((wrong) => [
      MEDIUM,
      [...KEY, { key: wrong, algorithm }],
      /^`keys\[1\].key` is not base64: it has white space in it, such as a line break$/,
    ]),
    [MEDIUM, [, KEY[0]], /^`keys` must be a plain array, got one with holes/],
    [MEDIUM, Object.assign([...KEY], { map: () => [] }), /^`keys` must be a plain array, got one with holes or with other members$/],
    [MEDIUM, [Object.create(KEY[0])], /^the `keys\[0\]` members must be a plain object/],
    ...["*", `${key}\0`, key.slice(1), "k=y="].map((wrong) => [
      MEDIUM,
      [...KEY, { key: wrong, algorithm }],
      /^`keys\[1\].key` is not base64$/,
    ]),
    ...[undefined, null, 7, {}, [1]].map((wrong) => [
      MEDIUM,
      [...KEY, { key: wrong, algorithm }],
      /^`keys\[1\].key` must be base64, an ArrayBuffer or a view of one, got/,
    ]),
  ];
  for (const [input, keys, pattern] of wrong) await refused(t, input, keys, TypeError, pattern);
});

eachWay("unsealEventsResponse: a key of a wrong length is an error for that key, and another may open the result", async (t) => {
  const lengths = { 0: "", 31: new Uint8Array(31), 33: new ArrayBuffer(33), 29: KEYS[0].slice(4), 64: new Uint8Array(64) };
  for (const [length, wrong] of Object.entries(lengths)) {
    const key = { key: wrong, algorithm };
    for (const keys of [
      [key, ...KEY],
      [...KEY, key],
      [key, ...keysOf(1), key, ...KEY],
    ])
      deepEqual(await t.lib.unsealEventsResponse(MEDIUM, keys), eventOfBytes(2_048), `beside one of ${length} bytes`);
    const error = await refused(t, MEDIUM, [...keysOf(1), key], t.lib.UnsealAggregateError, /^no key opens the sealed result$/);
    deepEqual(
      error.errors.map(({ message, error: { message: why } }) => [message, why]),
      ["the key does not open the sealed result", `\`keys[1].key\` must have 32 bytes, got ${length}`].map((why) => [why, why]),
      "errors",
    );
    equal(String(error), [`${error.name}: ${error.message}`, ...error.errors].join("\n"), "toString()");
    equal((await refused(t, MEDIUM, [key], t.lib.UnsealAggregateError, /^no key/)).errors.length, 1, "errors");
  }
});

contract("unsealEventsResponse: errors that a test makes itself", async ({ lib }) => {
  const cause = new Error("Invalid key length");
  const one = new lib.UnsealError({ key: KEYS[0], algorithm }, cause);
  const all = new lib.UnsealAggregateError([one]);
  all.addError(new lib.UnsealError({ key: KEYS[1], algorithm }));
  equal(one.error, cause, "error");
  equal(one.message, "Invalid key length", "message");
  deepEqual(
    String(all).split("\n").slice(1),
    ["UnsealError: Invalid key length", "UnsealError: the key does not open the sealed result"],
    "all",
  );
});

contract("unsealEventsResponse: the algorithm has its name", async ({ lib }) => {
  deepEqual(lib.DecryptionAlgorithm, { Aes256Gcm: algorithm }, "DecryptionAlgorithm");
  ok(Object.isFrozen(lib.DecryptionAlgorithm), "frozen");
});

if (offers()) {
  contract("the host's modules are asked for, and the answer is theirs", async ({ lib }) => {
    const asked = new Set();
    const modules = { "node:crypto": process.getBuiltinModule("node:crypto"), "node:zlib": process.getBuiltinModule("node:zlib") };
    await withModules(
      (name) => (asked.add(name), modules[name]),
      () => lib.unsealEventsResponse(MEDIUM, KEY),
    );
    deepEqual([...asked].sort(), ["node:crypto", "node:zlib"], "asked for");
    await withModules(
      () => undefined,
      async () => deepEqual(await lib.unsealEventsResponse(MEDIUM, KEY), eventOfBytes(2_048), "without"),
    );
  });
}

// Hosts whose features are there and fail: what they cannot do, the package does by itself, and nothing is called a trap.

import { deepEqual, equal, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { newestWith } from "./instances.js";
import { eventOfBytes, KEYS } from "./sealed-events.js";
// The runner writes it.
import sealed from "./sealed-results.js";
import { eventOf } from "./support.js";

const HEX = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
const SEALED = sealed["2048 deflated"];
const keysOf = (...numbers) => numbers.map((number) => ({ key: KEYS[number], algorithm: "aes-256-gcm" }));
const broken = () => {
  throw new Error("not supported in this runtime");
};

/** Runs with these in place of what the host has under these names, where it lets go of them; `getters` are asked at each look. */
async function withGlobals(members, body, getters = {}) {
  const replacements = [
    ...Object.entries(members).map(([name, value]) => [name, { value, configurable: true, writable: true }]),
    ...Object.entries(getters).map(([name, get]) => [name, { get, configurable: true }]),
  ].filter(([name]) => Object.getOwnPropertyDescriptor(globalThis, name)?.configurable !== false);
  const before = replacements.map(([name]) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const [name, descriptor] of replacements) Object.defineProperty(globalThis, name, descriptor);
  try {
    return await body();
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
  }
}

/** All that asks the host for its cryptography. */
async function works({ lib }) {
  deepEqual(await lib.unsealEventsResponse(SEALED, keysOf(1, 0)), eventOfBytes(2_048), "event");
  const error = await rejects(lib.unsealEventsResponse(SEALED, keysOf(1, 2)), lib.UnsealAggregateError);
  equal(error.errors.length, 2, "errors");
  for (const [secret, valid] of [
    ["secret", true],
    ["another", false],
  ]) {
    equal(lib.isValidWebhookSignature({ header: `v1=${HEX}`, data: "data", secret }), valid, "v1");
    equal(lib.isValidFingerprintIqWebhookSignature({ header: HEX, data: "data", secret }), valid, "FingerprintIQ");
  }
  // What a stub that does nothing would sign with.
  equal(lib.isValidFingerprintIqWebhookSignature({ header: "00".repeat(32), data: "data", secret: "secret" }), false, "zeros");
}

const hmac = (digest) => ({ createHmac: () => ({ update: () => ({ digest }) }) });
const decipher = (members) => ({
  createDecipheriv: () => ({ setAuthTag() {}, update: () => new TextEncoder().encode("{}"), final() {}, ...members }),
});
const anything = () => new Proxy(() => anything(), { get: () => anything() });

/** What `process.getBuiltinModule` may be or give. */
const OFFERS = {
  nothing: () => undefined,
  null: () => null,
  "a text": () => "node:crypto",
  "an empty module": () => ({}),
  "an error": broken,
  "a module whose members throw": () => new Proxy({}, { get: broken }),
  "functions that throw": () => ({ createHmac: broken, createDecipheriv: broken, inflateRawSync: broken }),
  "functions that give nothing": () => ({ createHmac() {}, createDecipheriv() {}, inflateRawSync() {} }),
  "functions that give anything": anything,
  "what is no function": () => ({ createHmac: 1, createDecipheriv: {}, inflateRawSync: "x" }),
  "a signature of zeros": () => hmac(() => new Uint8Array(32)),
  "one signature for everything": () => hmac(() => HEX),
  "a short signature": () => hmac(() => new Uint8Array(4)),
  "a signature that is a promise": () => hmac(async () => new Uint8Array(32)),
  "a digest that throws": () => hmac(broken),
  "a decipher that checks no tag": () => ({ ...decipher({}), inflateRawSync: (text) => text }),
  "a decipher that gives noise": () => ({ ...decipher({ update: () => new Uint8Array(9) }), inflateRawSync: (text) => text }),
  "a decipher whose `final` throws": () => ({ ...decipher({ final: broken }), inflateRawSync: (text) => text }),
};

for (const [what, getBuiltinModule] of Object.entries(OFFERS)) {
  contract(`a host whose process.getBuiltinModule gives ${what} leaves it to the core`, async (t) => {
    await withGlobals({ process: { getBuiltinModule } }, () => works(t));
    // And a host that works is asked again.
    await works(t);
  });
}

contract("a process that is none, or throws when it is looked at, leaves it to the core", async (t) => {
  for (const process of [
    undefined,
    null,
    7,
    "process",
    {},
    { getBuiltinModule: null },
    { getBuiltinModule: 7 },
    new Proxy({}, { get: broken }),
  ])
    await withGlobals({ process }, () => works(t));
  await withGlobals({}, () => works(t), { process: broken });
});

/** What a host may have for base64. */
const DECODERS = {
  nothing: undefined,
  "what throws": broken,
  "what gives nothing": () => undefined,
  "what gives no bytes": () => "bytes",
  "what gives too few": () => new Uint8Array(1),
  "what gives zeros": (text) => new Uint8Array(Math.floor((text.replace(/=+$/, "").length * 3) / 4)),
};

for (const [what, decode] of Object.entries(DECODERS)) {
  contract(`a host that has ${what} for base64 still unseals`, async (t) => {
    const { fromBase64 } = Uint8Array;
    const members = { Buffer: decode && { from: decode }, atob: decode };
    Object.defineProperty(Uint8Array, "fromBase64", { value: decode, configurable: true, writable: true });
    try {
      await withGlobals({ ...members, process: undefined }, async () => {
        deepEqual(await t.lib.unsealEventsResponse(SEALED, keysOf(0)), eventOfBytes(2_048), "event");
      });
    } finally {
      if (fromBase64) Object.defineProperty(Uint8Array, "fromBase64", { value: fromBase64, configurable: true, writable: true });
      else delete Uint8Array.fromBase64;
    }
  });
}

contract("a host that has no decoder, or one that throws, reads every length of base64 as the others do", async (t) => {
  const { unsealEventsResponse } = t.lib;
  await withGlobals({ Buffer: undefined, atob: broken, process: undefined }, async () => {
    for (let length = 30; length < 36; length += 1) {
      const key = "A".repeat(Math.ceil((length * 4) / 3));
      const error = (await rejects(unsealEventsResponse(SEALED, [{ key, algorithm: "aes-256-gcm" }]))).errors[0];
      const told = length === 32 ? "the key does not open the sealed result" : `\`keys[0].key\` must have 32 bytes, got ${length}`;
      equal(error.message, told, "message");
    }
  });
});

contract("what the host throws beside the core is not called a trap, and costs no instance", async ({ lib, mock }) => {
  const [unsealing, judging] = [newestWith("unseal"), newestWith("verify_event")];
  const own = new Error("the caller's own");
  const policy = { deny: { vpn: true } };
  const event = { ...eventOf(), vpn: false };
  const { now } = Date;
  Date.now = () => {
    throw own;
  };
  try {
    equal(
      throws(() => lib.verifyEvent(event, policy), Error),
      own,
      "what Date.now throws",
    );
  } finally {
    Date.now = now;
  }
  for (const throwing of [
    () => lib.verifyEvent(Object.defineProperty({ ...event }, "vpn", { get: broken, enumerable: true }), policy),
    () => lib.verifyEvent(event, Object.defineProperty({}, "deny", { get: broken, enumerable: true })),
  ])
    ok(!(throws(throwing, Error) instanceof lib.InternalError), "no InternalError");
  equal(lib.verifyEvent(event, policy).ok, true, "ok");
  const circular = {};
  circular.events = [circular];
  for (const options of [circular, { events: [1n] }]) {
    const error = throws(() => mock.createMockApi(options), TypeError);
    equal(error.message, "`options` cannot be written as JSON", "message");
  }
  const api = mock.createMockApi();
  equal(throws(() => api.fail({ headers: circular }), TypeError).message, "`failure` cannot be written as JSON", "message");
  equal(newestWith("unseal") ?? unsealing, unsealing, "the instance that unseals");
  if (judging) equal(newestWith("verify_event"), judging, "the instance that judges");
});

contract("a mock takes of its options and failures what is their own", async ({ mock }) => {
  for (const options of [null, [], "x", new Map(), Object.create({ apiKey: "k" }), new (class Options {})()])
    ok(/^`options` must be a/.test(throws(() => mock.createMockApi(options), TypeError).message), "message");
  const api = mock.createMockApi();
  for (const failure of [undefined, null, [], "drop", new Map([["drop", true]]), Object.create({ drop: true })])
    ok(/^`failure` must be a/.test(throws(() => api.fail(failure), TypeError).message), "message");
  const before = Object.getOwnPropertyNames(Object.prototype);
  const polluted = { apiKey: "another", redirect: "manual", drop: true, iqApiKey: 7, events: "none" };
  for (const [name, value] of Object.entries(polluted))
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  try {
    const clean = mock.createMockApi({ apiKey: "key" });
    clean.fail({ redirect: "/v4/events?followed=1" });
    const answer = await clean.fetch("https://api.fpjs.io/v4/events", { headers: { authorization: "Bearer key" } });
    equal(answer.status, 200, "status");
  } finally {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) if (!before.includes(name)) delete Object.prototype[name];
  }
});

// Hosts and test doubles that have less than they should, or have what throws.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, clientOf, drop, EVENT_ID, eventOf, hang, json, pause, scripted } from "./support.js";

/** A signal that is none of the host's. */
function signalOf(members) {
  const listeners = new Set();
  return {
    aborted: false,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
    fire() {
      this.aborted = true;
      for (const listener of listeners) listener();
    },
    listeners,
    ...members,
  };
}

contract("a signal without a reason rejects with an AbortError", async (t) => {
  const before = signalOf({ aborted: true });
  const { client } = scripted(t, [json(eventOf()), hang(), apiError(503, "service_unavailable", "later", { "retry-after": "9" })]);
  equal((await rejects(client.getEvent(EVENT_ID, null, { signal: before }))).name, "AbortError", "name before");
  for (const moment of ["while it is sent", "between attempts", "while it waits"]) {
    const signal = signalOf();
    setTimeout(() => signal.fire(), 30);
    const replies = moment === "while it is sent" ? [hang()] : [apiError(503, "service_unavailable", "later", { "retry-after": "9" })];
    const call = scripted(t, replies).client.getEvent(EVENT_ID, null, { signal });
    equal((await rejects(call)).name, "AbortError", `name ${moment}`);
    equal(signal.listeners.size, 0, "listeners");
  }
  const reason = null;
  equal(await rejects(client.getEvent(EVENT_ID, null, { signal: AbortSignal.abort(reason) })), reason, "a reason that is null");
});

contract("a signal that cannot be listened to is refused, and nothing is left behind", async (t) => {
  const throwing = () => {
    throw new Error("of the signal");
  };
  const { client, calls } = scripted(t, [json(eventOf()), json(eventOf())]);
  const deaf = signalOf({ addEventListener: throwing });
  match((await rejects(client.getEvent(EVENT_ID, null, { signal: deaf }), TypeError)).message, /`signal`/, "message");
  for (const signal of [{ aborted: false }, { aborted: false, addEventListener() {} }, { addEventListener: 1, removeEventListener: 1 }])
    match((await rejects(client.getEvent(EVENT_ID, null, { signal }), TypeError)).message, /`signal` must be an AbortSignal/, "message");
  equal(calls.length, 0, "requests");
  const stubborn = signalOf({ removeEventListener: throwing });
  deepEqual(await client.getEvent(EVENT_ID, null, { signal: stubborn }), eventOf(), "event");
  await pause();
});

contract("many calls on one signal are one listener", async (t) => {
  let most = 0;
  const signal = signalOf();
  const { addEventListener } = signal;
  signal.addEventListener = (...args) => {
    addEventListener(...args);
    most = Math.max(most, signal.listeners.size);
  };
  const { client } = scripted(t, Array(60).fill(hang()));
  const calls = Array.from({ length: 60 }, () => rejects(client.getEvent(EVENT_ID, null, { signal })));
  await pause(20);
  equal(most, 1, "listeners");
  signal.fire();
  equal((await Promise.all(calls)).length, 60, "calls that ended");
  equal(signal.listeners.size, 0, "listeners left");
  const again = signalOf();
  for (let call = 0; call < 3; call++) {
    await scripted(t, [json(eventOf())]).client.getEvent(EVENT_ID, null, { signal: again });
    equal(again.listeners.size, 0, "listeners left by a call");
  }
});

contract("a test double needs no more than a status and a body", async (t) => {
  const event = eventOf();
  const doubles = {
    "json alone": { json: async () => event },
    "text alone": { text: async () => JSON.stringify(event) },
    "headers that are null": { headers: null, json: async () => event },
    "headers as an object": { headers: { "content-length": 5 }, json: async () => event },
    "a class with methods": new (class {
      #event = event;
      status = 200;
      async json() {
        return this.#event;
      }
    })(),
    "a body without a reader": { body: {}, text: async () => JSON.stringify(event) },
  };
  for (const [what, double] of Object.entries(doubles)) {
    const reply = Object.assign(double, { status: 200 });
    deepEqual(await scripted(t, [async () => reply]).client.getEvent(EVENT_ID), event, what);
  }
});

contract("a failing test double gives an error of its status", async (t) => {
  const error = { error: { code: "too_many_requests", message: "slow down" } };
  const doubles = {
    "headers that are null": [{ headers: null }, undefined],
    "headers as an object": [{ headers: { "retry-after": 3 } }, 3],
    "a number": [{ headers: { get: () => 4 } }, 4],
    "a text": [{ headers: { get: () => "5" } }, 5],
    "what is neither": [{ headers: { get: () => ({}) } }, undefined],
    "no status text": [{ statusText: null }, undefined],
    "a status text that is a number": [{ statusText: 429 }, undefined],
  };
  for (const [what, [double, retryAfter]] of Object.entries(doubles)) {
    const { client } = scripted(t, [async () => ({ status: 429, json: async () => error, ...double })], { maxRetries: 0 });
    const thrown = await rejects(client.getEvent(EVENT_ID), t.lib.TooManyRequestsError, what);
    deepEqual([thrown.message, thrown.retryAfter, thrown.errorCode], ["slow down", retryAfter, "too_many_requests"], what);
    const plain = scripted(t, [async () => ({ status: 404, text: async () => "", ...double })]);
    equal((await rejects(plain.client.getEvent(EVENT_ID), t.lib.RequestError)).errorCode, "HTTP 404", what);
  }
});

contract("what is no Response is named, and not asked for again", async (t) => {
  for (const value of [undefined, null, 5, "text", {}, { status: "200" }, { ok: true }, []]) {
    const { client, calls } = scripted(t, [async () => value]);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError);
    match(error.message, /`fetch` gave no `Response`/, "message");
    deepEqual([error.retryable, calls.length], [false, 1], JSON.stringify(value));
  }
});

contract("one Response for every attempt is named, and not asked for again", async (t) => {
  const once = new Response("<html>", { status: 503, headers: { "retry-after": "0" } });
  let requests = 0;
  const fetch = async () => {
    requests += 1;
    return once;
  };
  const error = await rejects(clientOf(t, { fetch }).getEvent(EVENT_ID), t.lib.NetworkError);
  match(error.message, /body was read before.*`clone\(\)`/, "message");
  deepEqual([error.retryable, requests], [false, 2], "outcome");
  const read = new Response("{}");
  await read.text();
  const second = scripted(t, [async () => read]);
  equal((await rejects(second.client.getEvent(EVENT_ID), t.lib.NetworkError)).retryable, false, "retryable");
  equal(second.calls.length, 1, "requests");
});

contract("a failure that no repetition mends is not repeated, and says what to do", async (t) => {
  const coded = (message, code) => Object.assign(new Error(message), { code });
  const permanent = [
    [new TypeError("fetch failed", { cause: coded("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT") }), /certificate/],
    [
      new TypeError("fetch failed", { cause: coded("unable to verify the first certificate", "UNABLE_TO_VERIFY_LEAF_SIGNATURE") }),
      /certificate/,
    ],
    [new TypeError("fetch failed", { cause: coded("certificate has expired", "CERT_HAS_EXPIRED") }), /certificate/],
    [new TypeError("fetch failed", { cause: coded("altnames", "ERR_TLS_CERT_ALTNAME_INVALID") }), /certificate/],
    [coded("self signed certificate in certificate chain", "SELF_SIGNED_CERT_IN_CHAIN"), /certificate/],
    [new TypeError("error sending request: invalid peer certificate: UnknownIssuer"), /certificate/],
    [new Error("Too many subrequests."), /subrequest/],
    [new TypeError("Illegal invocation: function called with incorrect `this` reference."), /fetch/],
    [new TypeError("Failed to execute 'fetch' on 'Window': Illegal invocation"), /fetch/],
  ];
  for (const [reason, advice] of permanent) {
    for (const call of [(client) => client.getEvent(EVENT_ID), (client) => client.updateEvent(EVENT_ID, { suspect: true })]) {
      const { client, calls } = scripted(t, [drop(reason)]);
      const error = await rejects(call(client), t.lib.NetworkError);
      match(error.message, advice, "message");
      ok(error.message.length > error.cause.message.length + 40, `advice in ${error.message}`);
      deepEqual([error.retryable, calls.length], [false, 1], error.message);
    }
  }
});

contract("a failed connection is repeated, however a host calls it", async (t) => {
  const coded = (message, code) => Object.assign(new Error(message), { code });
  for (const reason of [
    new TypeError("Failed to fetch"),
    new TypeError("fetch failed", { cause: coded("connect", "ECONNREFUSED") }),
    new TypeError("NetworkError when attempting to fetch resource."),
    coded("getaddrinfo", "EAI_AGAIN"),
    new Error("Network connection lost."),
    "a text",
    undefined,
    null,
  ]) {
    const { client, calls } = scripted(t, [() => Promise.reject(reason), json(eventOf())]);
    deepEqual(await client.getEvent(EVENT_ID), eventOf(), String(reason));
    equal(calls.length, 2, "requests");
  }
});

contract("a request that the host cannot make is a mistake, and not repeated", async (t) => {
  const real = globalThis.AbortController;
  // As a test environment does that brings its own.
  class Foreign {
    signal = signalOf();
    abort() {
      this.signal.fire();
    }
  }
  const fetch = async (url, init) => {
    new Request(url, init);
    return new Response(JSON.stringify(eventOf()));
  };
  globalThis.AbortController = Foreign;
  try {
    const refuses = await fetch("https://api.example/", { signal: signalOf() }).then(
      () => false,
      () => true,
    );
    // A host that takes any signal has no such mistake.
    if (!refuses) return;
    let requests = 0;
    const counted = (...args) => {
      requests += 1;
      return fetch(...args);
    };
    const error = await rejects(clientOf(t, { fetch: counted }).getEvent(EVENT_ID), t.lib.NetworkError);
    match(error.message, /`AbortController` come from the same place/, "message");
    deepEqual([error.retryable, requests], [false, 1], "outcome");
  } finally {
    globalThis.AbortController = real;
  }
});

contract("a rejection that cannot be read is an error all the same", async (t) => {
  const throwing = () => {
    throw new Error("unreadable");
  };
  const reasons = [
    Object.defineProperty(new Error("x"), "message", { get: throwing }),
    Object.defineProperty({}, "name", { get: throwing }),
    { toString: throwing },
    Object.create(null),
    new Proxy({}, { get: throwing, getPrototypeOf: throwing }),
    Object.defineProperty(new Error("x"), "cause", { get: throwing }),
    { message: Symbol("m"), name: Symbol("n"), code: Symbol("c") },
    { message: { toString: throwing } },
    Object.assign(new Error(""), { code: 5 }),
    Symbol("reason"),
  ];
  for (const reason of reasons) {
    const { client } = scripted(t, [() => Promise.reject(reason)], { maxRetries: 0 });
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError);
    ok(error.cause instanceof Error && typeof error.cause.message === "string", "cause");
  }
});

contract("a host without fetch is told what to do", async (t) => {
  const real = globalThis.fetch;
  globalThis.fetch = undefined;
  try {
    const error = await rejects(clientOf(t).getEvent(EVENT_ID), t.lib.NetworkError);
    match(error.message, /no `fetch`: pass one/, "message");
    equal(error.retryable, false, "retryable");
  } finally {
    globalThis.fetch = real;
  }
});

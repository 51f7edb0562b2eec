// The error classes: how they relate, and what a `fetch` may do. What an answer becomes, `scripted.js` says.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { drop, EVENT_ID, scripted, text } from "./support.js";

const ONCE = { maxRetries: 0 };

contract("the error classes and their chains", async ({ lib }) => {
  const chains = {
    SdkError: [Error],
    NetworkError: [lib.SdkError],
    TimeoutError: [lib.SdkError],
    InvalidResponseError: [lib.SdkError],
    PaginationError: [lib.SdkError],
    InternalError: [lib.SdkError],
    RequestError: [lib.SdkError],
    ServerApiError: [lib.RequestError, lib.SdkError],
    TooManyRequestsError: [lib.ServerApiError, lib.RequestError, lib.SdkError],
  };
  for (const [name, parents] of Object.entries(chains)) {
    equal(typeof lib[name], "function", name);
    for (const parent of parents) ok(lib[name].prototype instanceof parent, `${name} is no ${parent.name}`);
  }
});

contract("instanceof knows the errors of this package, and nothing else", async ({ lib }) => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const refuse = () => {
    throw new Error("no trap may matter");
  };
  const error = new lib.RequestError("m", "", 400, "", {});
  const strangers = [
    ...[undefined, null, true, 0, 1n, "RequestError", Symbol.iterator, {}, [], () => {}, Object.create(null), Object.freeze({})],
    ...[new Error("m"), new TypeError("m"), { name: "RequestError", message: "m", statusCode: 400 }, { ...error }, lib.RequestError],
    ...[proxy, new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse }), new Proxy({}, { get: () => true })],
    new Proxy({}, { get: (_, name) => name, getPrototypeOf: () => null }),
  ];
  for (const Class of [lib.SdkError, lib.RequestError, lib.UnsealError, class extends lib.RequestError {}])
    for (const [number, stranger] of strangers.entries()) equal(stranger instanceof Class, false, `stranger ${number} is a ${Class.name}`);
  for (const frozen of [error, Object.freeze(error), Object.create(error), new Proxy(error, {})])
    equal(frozen instanceof lib.RequestError && frozen instanceof lib.SdkError && frozen instanceof Error, true, "an error");
  equal(Object.keys(error).includes("name"), false, "name is a member of the class alone");
});

contract("a subclass of the caller's has its own instances alone", async ({ lib }) => {
  class Mine extends lib.RequestError {}
  class Deeper extends Mine {
    static [Symbol.hasInstance](value) {
      return value === 7 || Mine[Symbol.hasInstance].call(Deeper, value);
    }
  }
  function Old() {
    return Reflect.construct(lib.RequestError, ["m", "", 400, "", {}], new.target);
  }
  Old.prototype = Object.create(lib.RequestError.prototype);
  Object.setPrototypeOf(Old, lib.RequestError);
  const made = (Class) =>
    Class === lib.ServerApiError ? new Class({ error: { code: "c", message: "m" } }, 400, {}) : new Class("m", "", 400, "", {});
  const classes = { RequestError: lib.RequestError, ServerApiError: lib.ServerApiError, Mine, Deeper, Old };
  const expected = {
    RequestError: ["RequestError"],
    ServerApiError: ["RequestError", "ServerApiError"],
    Mine: ["RequestError", "Mine"],
    Deeper: ["RequestError", "Mine", "Deeper"],
    Old: ["RequestError", "Old"],
  };
  for (const [name, Class] of Object.entries(classes)) {
    const holds = Object.entries(classes).filter(([, Other]) => made(Class) instanceof Other);
    deepEqual(
      holds.map(([other]) => other),
      expected[name],
      name,
    );
    // A minifier may have renamed those of the test.
    equal(made(Class).name, name in lib ? name : Class.name, "name");
    equal(Object.keys(made(Class)).includes("name"), false, "a member that is shown");
  }
  equal(7 instanceof Deeper && !(7 instanceof Mine), true, "a hasInstance of the caller's");
  equal({} instanceof lib.RequestError.bind(null), false, "a bound class");
  equal(made(Mine) instanceof lib.RequestError.bind(null), true, "a bound class");
});

contract("a redirect is refused, not followed", async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { client, calls } = scripted(t, [text(null, { status, headers: { location: "https://elsewhere.example/" } })]);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
    equal(error.statusCode, status, "statusCode");
    equal(calls.length, 1, "requests");
    equal(calls[0].init.redirect, "manual", "redirect mode");
  }
});

contract("a fetch may reject with anything", async (t) => {
  for (const reason of [
    new TypeError("connection lost"),
    new Error("connection lost"),
    "connection lost",
    undefined,
    null,
    0,
    {},
    Object.create(null),
  ]) {
    const { client, calls } = scripted(t, [drop(reason)], ONCE);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError);
    equal(error.name, "NetworkError", "name");
    equal(error.attempts, 1, "attempts");
    equal(error.retryable, true, "retryable");
    equal(error.mayHaveArrived, true, "mayHaveArrived");
    equal(calls.length, 1, "requests");
  }
});

contract("a NetworkError tells what the runtime said", async (t) => {
  const { client } = scripted(t, [drop(new TypeError("connection lost"))], ONCE);
  match((await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError)).cause.message, /connection lost/, "cause");
});

contract("a fetch may throw, and may answer with anything", async (t) => {
  const thrown = scripted(
    t,
    [
      () => {
        throw new Error("no fetch today");
      },
    ],
    ONCE,
  );
  await rejects(thrown.client.getEvent(EVENT_ID), t.lib.NetworkError);
  for (const answer of [undefined, null, "text", {}]) {
    const { client } = scripted(t, [async () => answer], ONCE);
    await rejects(client.getEvent(EVENT_ID), t.lib.SdkError);
  }
});

contract("a response need not be the runtime's own class", async (t) => {
  const { client } = scripted(t, [
    async () => ({
      status: 200,
      ok: true,
      statusText: "OK",
      headers: new Headers(),
      text: async () => JSON.stringify({ event_id: EVENT_ID, timestamp: 1 }),
      json: async () => ({ event_id: EVENT_ID, timestamp: 1 }),
    }),
  ]);
  equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
});

// The error classes: how they relate, and what a `fetch` may do. What an answer becomes, `scripted.js` says.

import { equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { drop, EVENT_ID, scripted, text } from "./support.js";

const ONCE = { maxRetries: 0 };

contract("the error classes and their chains", async ({ lib }) => {
  const chains = {
    SdkError: [Error],
    NetworkError: [lib.SdkError],
    TimeoutError: [lib.SdkError],
    InvalidResponseError: [lib.SdkError],
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

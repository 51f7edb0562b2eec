// The hooks of a client: what each is told and when, and that nothing they do can break a call.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, clientOf, drop, EVENT_ID, eventOf, hang, json, pause, scripted, text, VISITOR_ID } from "./support.js";

const NAMES = ["onRequest", "onResponse", "onRetry"];
const GET = { operation: "getEvent", urlTemplate: "/v4/events/{event_id}", method: "GET" };

/** Hooks that write down what they are told, and the record. */
function recorder() {
  const told = [];
  const hooks = Object.fromEntries(NAMES.map((name) => [name, (facts) => told.push({ hook: name, ...facts })]));
  return { hooks, told };
}

/** What was told, with times as whether they are there, and errors as their names. */
function outline(told) {
  return told.map(({ durationMs, waitMs, error, ...rest }) => ({
    ...rest,
    ...(durationMs !== undefined && { durationMs: durationMs >= 0 }),
    ...(waitMs !== undefined && { waitMs: waitMs >= 0 }),
    ...(error !== undefined && { error: error.name }),
  }));
}

contract("hooks are told of each attempt, its end, and the wait before the next", async (t) => {
  const { hooks, told } = recorder();
  const { client } = scripted(t, [apiError(503, "service_unavailable"), drop(), json(eventOf())], { hooks });
  await client.getEvent(EVENT_ID);
  deepEqual(
    outline(told),
    [
      { hook: "onRequest", ...GET, attempt: 1 },
      { hook: "onResponse", ...GET, attempt: 1, durationMs: true, statusCode: 503 },
      { hook: "onRetry", ...GET, attempt: 1, waitMs: true, statusCode: 503 },
      { hook: "onRequest", ...GET, attempt: 2 },
      { hook: "onResponse", ...GET, attempt: 2, durationMs: true, error: "NetworkError" },
      { hook: "onRetry", ...GET, attempt: 2, waitMs: true, error: "NetworkError" },
      { hook: "onRequest", ...GET, attempt: 3 },
      { hook: "onResponse", ...GET, attempt: 3, durationMs: true, statusCode: 200 },
    ],
    "told",
  );
  equal(told[2].waitMs, 0, "waitMs, as Retry-After says");
});

contract("hooks name the operation, its template and its method", async (t) => {
  const { hooks, told } = recorder();
  const answer = json({ event_id: EVENT_ID, timestamp: 1, events: [] });
  const { client } = scripted(t, [answer, answer, answer, answer], { hooks });
  await client.searchEvents({ visitor_id: VISITOR_ID });
  await client.updateEvent(EVENT_ID, { suspect: true });
  await client.deleteVisitorData(VISITOR_ID);
  await client.waitForEvent(EVENT_ID);
  const named = told
    .filter(({ hook }) => hook === "onRequest")
    .map(({ operation, urlTemplate, method }) => `${operation} ${method} ${urlTemplate}`);
  deepEqual(
    named,
    [
      "searchEvents GET /v4/events",
      "updateEvent PATCH /v4/events/{event_id}",
      "deleteVisitorData DELETE /v4/visitors/{visitor_id}",
      "waitForEvent GET /v4/events/{event_id}",
    ],
    "operations",
  );
});

contract("the clients of the other systems tell their hooks as well", async (t) => {
  for (const [Client, template, answer] of [
    [t.lib.FingerprintV3Client, "/events/{request_id}", { products: {} }],
    [t.lib.FingerprintIqClient, "/v1/events/{requestId}", { requestId: "r" }],
  ]) {
    const { hooks, told } = recorder();
    const client = new Client({ apiKey: "fiq_secret_hooks", fetch: json(answer), hooks, ...t.host.clientOptions });
    await client.getEvent("r");
    deepEqual(
      told.map(({ hook, urlTemplate }) => [hook, urlTemplate]),
      [
        ["onRequest", template],
        ["onResponse", template],
      ],
      "told",
    );
  }
});

contract("hooks are told how an attempt ended that had no answer", async (t) => {
  const late = recorder();
  await rejects(scripted(t, [hang()], { hooks: late.hooks, timeout: 50, maxRetries: 0 }).client.getEvent(EVENT_ID), t.lib.TimeoutError);
  deepEqual(outline(late.told).at(-1), { hook: "onResponse", ...GET, attempt: 1, durationMs: true, error: "TimeoutError" }, "timeout");
  ok(late.told.at(-1).durationMs >= 40, "durationMs");

  const aborted = recorder();
  const controller = new AbortController();
  const call = scripted(t, [hang()], { hooks: aborted.hooks }).client.getEvent(EVENT_ID, null, { signal: controller.signal });
  await pause(20);
  controller.abort(new RangeError("the user left"));
  await rejects(call, RangeError);
  equal(aborted.told.at(-1).error, controller.signal.reason, "error");
  equal(aborted.told.length, 2, "told");
});

contract("a refused call and a wrong answer: hooks are told what was sent and what came", async (t) => {
  const { hooks, told } = recorder();
  const { client } = scripted(t, [text("<html>"), apiError(404, "event_not_found")], { hooks });
  await rejects(client.getEvent(""), TypeError);
  equal(told.length, 0, "told of a refused call");
  await rejects(client.getEvent(EVENT_ID), t.lib.InvalidResponseError);
  await rejects(client.getEvent(EVENT_ID), t.lib.ServerApiError);
  deepEqual(
    told.map(({ hook, statusCode }) => [hook, statusCode ?? 0]),
    [
      ["onRequest", 0],
      ["onResponse", 200],
      ["onRequest", 0],
      ["onResponse", 404],
    ],
    "told",
  );
});

contract("a hook that throws, rejects or never ends does not break the call", async (t) => {
  const bad = [
    () => {
      throw new Error("a hook that throws");
    },
    () => {
      throw undefined;
    },
    async () => {
      throw new Error("a hook that rejects");
    },
    () => new Promise(() => {}),
    () => ({
      then() {
        throw new Error("no promise");
      },
    }),
    () => ({
      get then() {
        throw new Error("no promise either");
      },
    }),
    (facts) => {
      for (const name of Object.keys(facts)) facts[name] = "changed";
    },
  ];
  for (const hook of bad) {
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook };
    const { client, calls } = scripted(t, [apiError(503, "service_unavailable"), json(eventOf()), apiError(404, "event_not_found")], {
      hooks,
    });
    deepEqual(await client.getEvent(EVENT_ID), eventOf(), "event");
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.ServerApiError);
    deepEqual([error.operation, error.attempts], ["getEvent", 1], "error");
    equal(calls.length, 3, "requests");
  }
  await pause(10);
});

contract("a hook may abort the call", async (t) => {
  for (const name of NAMES) {
    const controller = new AbortController();
    const reason = new Error(`aborted in ${name}`);
    const { client, calls } = scripted(t, [apiError(503, "service_unavailable", "later", { "retry-after": "20" })], {
      hooks: { [name]: () => controller.abort(reason) },
    });
    equal(await rejects(client.getEvent(EVENT_ID, null, { signal: controller.signal })), reason, "reason");
    equal(calls.length, name === "onRequest" ? 0 : 1, "requests");
  }
});

contract("hooks keep the object that they belong to", async (t) => {
  const receivers = [];
  const hooks = {
    onRequest() {
      receivers.push(this);
    },
  };
  const { client } = scripted(t, [json(eventOf())], { hooks });
  await client.getEvent(EVENT_ID);
  equal(receivers.length, 1, "calls");
  equal(receivers[0], hooks, "receiver");
});

contract("wrong hooks are refused by name", async (t) => {
  for (const hooks of ["log", 5, [], () => {}]) match(throws(() => clientOf(t, { hooks }), TypeError).message, /hook/, "message");
  match(throws(() => clientOf(t, { hooks: { onRequst: () => {} } }), TypeError).message, /`onRequst`.*onRequest/, "message");
  match(throws(() => clientOf(t, { hooks: { onRetry: "log" } }), TypeError).message, /`hooks\.onRetry`/, "message");
  clientOf(t, { hooks: { onRetry: undefined } });
});

// A 2xx that is not an answer of the API: empty, not JSON, or of another shape.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, drop, pause, scripted, text } from "./support.js";

const WRONG_JSON = ["null", "[]", '"text"', "5", "true", "{}"];
const NO_JSON = ["", " ", "<html>", "{", '{"event_id":"x"', "undefined"];

async function invalid(t, call, body) {
  const { client, calls } = scripted(t, [text(body)]);
  const error = await rejects(call(client), t.lib.InvalidResponseError);
  equal(error.name, "InvalidResponseError", "name");
  equal(error.statusCode, 200, "statusCode");
  equal(error.attempts, 1, "attempts");
  equal(error.mayHaveArrived, true, "mayHaveArrived");
  equal(error.responseBody, body, "responseBody");
  equal(calls.length, 1, "requests");
  return error;
}

contract("getEvent: a 2xx that is no event is an InvalidResponseError", async (t) => {
  const call = (client) => client.getEvent(EVENT_ID);
  for (const body of [...NO_JSON, ...WRONG_JSON, '{"event_id":5}', '{"event_id":null}', '{"events":[]}']) {
    equal((await invalid(t, call, body)).operation, "getEvent", "operation");
  }
  match((await invalid(t, call, '{"timestamp":1}')).message, /event_id/, "message");
});

contract("searchEvents: a 2xx that is no page is an InvalidResponseError", async (t) => {
  const call = (client) => client.searchEvents();
  for (const body of [...NO_JSON, ...WRONG_JSON, '{"events":{}}', '{"events":null}', '{"event_id":"x"}']) {
    equal((await invalid(t, call, body)).operation, "searchEvents", "operation");
  }
  match((await invalid(t, call, '{"total_hits":1}')).message, /events/, "message");
});

contract("204 for an event is an InvalidResponseError", async (t) => {
  const { client } = scripted(t, [text(null, { status: 204 })]);
  equal((await rejects(client.getEvent(EVENT_ID), t.lib.InvalidResponseError)).statusCode, 204, "statusCode");
});

contract("a body that breaks off is a NetworkError, and repeated", async (t) => {
  const broken = async () => new Response(new ReadableStream({
    pull(controller) {
      controller.error(new TypeError("connection lost"));
    },
  }));
  const once = scripted(t, [broken], { maxRetries: 0 });
  await rejects(once.client.getEvent(EVENT_ID), t.lib.NetworkError);
  const again = scripted(t, [broken, text(`{"event_id":"${EVENT_ID}","timestamp":1}`)]);
  deepEqual(await again.client.getEvent(EVENT_ID), { event_id: EVENT_ID, timestamp: 1 }, "event");
});

contract("a walk ends with an InvalidResponseError where a page is none", async (t) => {
  const { client } = scripted(t, [text('{"events":[],"pagination_key":"k"}'), drop(), text("{}")]);
  await rejects((async () => {
    for await (const _ of client.searchEvents()) throw new Error("no event was sent");
  })(), t.lib.InvalidResponseError);
});

/** A body of so many pieces of 1 MB, made as it is read; `state.cancelled` says that the reader gave up. */
function large(megabytes, status, state) {
  const piece = new TextEncoder().encode("x".repeat(1024 * 1024));
  let left = megabytes;
  const body = () => new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return async () => new Response(body(), { status });
}

contract("a body without an end is given up at 32 MB, the body of a failure at 64 KB", async (t) => {
  const success = {};
  const endless = await rejects(scripted(t, [large(1000, 200, success)], { maxRetries: 0 }).client.getEvent(EVENT_ID), t.lib.InvalidResponseError);
  match(endless.message, /larger than 33554432 bytes/);
  ok(endless.responseBody.length <= 64 * 1024, "responseBody");
  const failure = {};
  const page = await rejects(scripted(t, [large(1000, 404, failure)], { maxRetries: 0 }).client.getEvent(EVENT_ID), t.lib.RequestError);
  ok(page.responseBody.length <= 64 * 1024, "responseBody");
  await pause();
  deepEqual([success.cancelled, failure.cancelled], [true, true], "the rest is not read");
});

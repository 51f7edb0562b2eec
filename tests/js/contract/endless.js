// Loops whose end only the server decides: pieces of a body, and questions that are asked again.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, EVENT_ID, eventOf, json, pause, scripted } from "./support.js";

/** A body of these pieces, then of what `more` gives, again and again. */
function pieces(first, more) {
  const seen = { pulls: 0, cancelled: false };
  const stream = new ReadableStream(
    {
      pull(controller) {
        seen.pulls += 1;
        const piece = first.shift() ?? more?.(seen.pulls);
        if (piece === undefined) return controller.close();
        controller.enqueue(piece);
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, reply: async () => new Response(stream), failing: (status) => async () => new Response(stream, { status }) };
}

const bytes = (text) => new TextEncoder().encode(text);
const EVENT = JSON.stringify(eventOf());

contract("a body of empty pieces without end runs into the time limit", async (t) => {
  const { seen, reply } = pieces([bytes('{"event_id":')], () => new Uint8Array());
  const { client } = scripted(t, [reply], { timeout: 200, maxRetries: 0 });
  await rejects(client.getEvent(EVENT_ID), t.lib.TimeoutError);
  const { pulls } = seen;
  await pause(30);
  ok(seen.cancelled, "cancelled");
  equal(seen.pulls, pulls, "pieces after the end");
});

contract("a failure of empty pieces without end is known by its status", async (t) => {
  const { failing } = pieces([bytes("no")], () => new Uint8Array());
  const { client } = scripted(t, [failing(403)], { timeout: 200, maxRetries: 0 });
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
  deepEqual([error.statusCode, error.responseBody], [403, "no"], "error");
});

contract("an event is read in whatever pieces it comes", async (t) => {
  const whole = bytes(EVENT);
  const split = (size) => Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size));
  const empty = new Uint8Array();
  const wide = new Uint8Array(4_096).fill(32);
  wide.set(whole, 100);
  for (const parts of [
    [whole],
    split(1),
    split(7),
    [empty, ...split(10).flatMap((part) => [part, empty])],
    [wide.subarray(100, 100 + whole.length)],
    [...Array(600).fill(empty), whole],
  ]) {
    deepEqual(await scripted(t, [pieces(parts).reply]).client.getEvent(EVENT_ID), eventOf(), `${parts.length} pieces`);
  }
  const letters = JSON.stringify({ ...eventOf(), linked_id: "日本語 😀 é" });
  const shredded = [...bytes(letters)].map((byte) => new Uint8Array([byte]));
  equal((await scripted(t, [pieces(shredded).reply]).client.getEvent(EVENT_ID)).linked_id, "日本語 😀 é", "letters cut apart");
});

contract("one huge piece of a failure is not kept, nor counted against memory", async (t) => {
  const huge = new Uint8Array(20 * 1024 * 1024).fill(120);
  const { client } = scripted(t, [async () => new Response(huge, { status: 403 })]);
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
  equal(error.responseBody, "x".repeat(64 * 1024), "responseBody");
});

contract("pieces that are not bytes are an error", async (t) => {
  for (const piece of ["text", 5, {}, null]) {
    const body = { getReader: () => ({ read: async () => ({ done: false, value: piece }), cancel: async () => {} }) };
    const { client } = scripted(t, [async () => ({ status: 200, headers: new Headers(), body })], { maxRetries: 0 });
    match((await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError)).message, /not bytes/, "message");
  }
});

contract("no server makes a poll faster than its floor", async (t) => {
  const answers = ["0", "-1", "0, 0", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "soon", ""];
  for (const value of answers) {
    const replies = Array(40).fill(apiError(404, "event_not_found", "not there", { "retry-after": value }));
    const { client, calls } = scripted(t, replies);
    // On a busy machine the time is up in the middle of a request.
    await rejects(client.waitForEvent(EVENT_ID, null, { deadline: 600 }), t.lib.SdkError);
    ok(calls.length <= 4, `${calls.length} requests after ${JSON.stringify(value)}`);
  }
});

contract("a call waits for no server beyond its deadline", async (t) => {
  const { client } = scripted(t, [apiError(503, "service_unavailable", "later", { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })]);
  const error = await rejects(client.getEvent(EVENT_ID, null, { deadline: 5_000 }), t.lib.ServerApiError);
  ok(error.retryAfter > 1e9, `retryAfter ${error.retryAfter}`);
  const next = scripted(t, [json(eventOf())]);
  equal((await next.client.getEvent(EVENT_ID)).event_id, EVENT_ID, "the next call");
});

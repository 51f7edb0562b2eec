// Bodies that break off, have no end, or are none of the API's. What a body means, `scripted.js` says.

import { deepEqual, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { drop, EVENT_ID, pause, scripted, text } from "./support.js";

contract("an InvalidResponseError names the member that is missing", async (t) => {
  for (const [call, member] of [
    [(client) => client.getEvent(EVENT_ID), "event_id"],
    [(client) => client.searchEvents(), "events"],
  ]) {
    const { message } = await rejects(call(scripted(t, [text("{}")]).client), t.lib.InvalidResponseError);
    match(message, new RegExp(`lacks \`${member}\``), "message");
  }
});

contract("a body that breaks off is a NetworkError, and repeated", async (t) => {
  const broken = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.error(new TypeError("connection lost"));
        },
      }),
    );
  const once = scripted(t, [broken], { maxRetries: 0 });
  await rejects(once.client.getEvent(EVENT_ID), t.lib.NetworkError);
  const again = scripted(t, [broken, text(`{"event_id":"${EVENT_ID}","timestamp":1}`)]);
  deepEqual(await again.client.getEvent(EVENT_ID), { event_id: EVENT_ID, timestamp: 1 }, "event");
});

contract("a walk ends with an InvalidResponseError where a page is none", async (t) => {
  const { client } = scripted(t, [text('{"events":[],"pagination_key":"k"}'), drop(), text("{}")]);
  await rejects(
    (async () => {
      for await (const _ of client.searchEvents()) throw new Error("no event was sent");
    })(),
    t.lib.InvalidResponseError,
  );
});

/** A body of so many pieces of 1 MB, made as it is read; `state.cancelled` says that the reader gave up. */
function large(megabytes, status, state) {
  const piece = new TextEncoder().encode("x".repeat(1024 * 1024));
  let left = megabytes;
  const body = () =>
    new ReadableStream({
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
  const endless = await rejects(
    scripted(t, [large(1000, 200, success)], { maxRetries: 0 }).client.getEvent(EVENT_ID),
    t.lib.InvalidResponseError,
  );
  match(endless.message, /larger than 33554432 bytes/);
  ok(endless.responseBody.length <= 64 * 1024, "responseBody");
  const failure = {};
  const page = await rejects(scripted(t, [large(1000, 404, failure)], { maxRetries: 0 }).client.getEvent(EVENT_ID), t.lib.RequestError);
  ok(page.responseBody.length <= 64 * 1024, "responseBody");
  await pause();
  deepEqual([success.cancelled, failure.cancelled], [true, true], "the rest is not read");
});

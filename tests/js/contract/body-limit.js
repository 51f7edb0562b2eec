// A body limit that costs nothing: what an answer announces decides before any of it is read, and nothing is read on after the end of a call.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { EVENT_ID, eventOf, pause, scripted, until } from "./support.js";

const LIMIT = 32 * 1024 * 1024;

/** An answer that announces so many bytes, and what becomes of its body. */
function announcing(length, { pieces = 1_000, status = 200, delay = 0 } = {}) {
  const seen = { pulls: 0, cancelled: false };
  const piece = new TextEncoder().encode(JSON.stringify(eventOf()).padEnd(1_024));
  const body = () =>
    new ReadableStream(
      {
        async pull(controller) {
          await pause(delay);
          if (seen.pulls >= pieces) return controller.close();
          seen.pulls += 1;
          controller.enqueue(piece);
        },
        cancel() {
          seen.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
  const headers = length === undefined ? {} : { "content-length": String(length) };
  return { seen, reply: async () => new Response(body(), { status, headers }) };
}

contract("an answer that announces more than 32 MiB is an InvalidResponseError, and none of it is read", async (t) => {
  for (const length of [LIMIT + 1, 10 ** 12]) {
    const { seen, reply } = announcing(length);
    const { client, calls } = scripted(t, [reply]);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.InvalidResponseError);
    match(error.message, /33554432 bytes/, "message");
    deepEqual(
      [error.statusCode, error.responseBody, error.attempts, error.retryable, error.mayHaveArrived],
      [200, "", 1, false, true],
      "error",
    );
    await pause();
    deepEqual(seen, { pulls: 0, cancelled: true }, "body");
    equal(calls.length, 1, "requests");
  }
});

contract("an answer that announces 32 MiB or less, or nothing of sense, is read", async (t) => {
  for (const length of [LIMIT, 1, 0, "", "-1", "a lot", `${LIMIT}x`, undefined]) {
    const { client } = scripted(t, [announcing(length, { pieces: 1 }).reply]);
    deepEqual(await client.getEvent(EVENT_ID), eventOf(), `event after ${length}`);
  }
});

contract("what a mock or a polyfill announces counts, too", async (t) => {
  let read = false;
  const text = async () => {
    read = true;
    return JSON.stringify(eventOf());
  };
  const { client } = scripted(t, [async () => ({ status: 200, headers: new Headers({ "content-length": String(LIMIT + 1) }), text })]);
  await rejects(client.getEvent(EVENT_ID), t.lib.InvalidResponseError);
  equal(read, false, "read");
});

onBoth("an answer that announces more than 32 MiB is given up at once", async (t, face) => {
  for (const failure of [{ body: "{}" }, { body: "{}", stall: 0 }, { body: JSON.stringify(eventOf()) }]) {
    await face.fail({ ...failure, contentLength: LIMIT + 1 });
    // Whoever reads it waits for what never comes.
    const error = await rejects(face.client({ maxRetries: 0, timeout: 10_000 }).getEvent(EVENT_ID), t.lib.InvalidResponseError);
    equal(error.statusCode, 200, "statusCode");
  }
});

contract("a body that does not heed its signal is not read on when the call has ended", async (t) => {
  const late = announcing(undefined, { delay: 10 });
  await rejects(scripted(t, [late.reply], { timeout: 300, maxRetries: 0 }).client.getEvent(EVENT_ID), t.lib.TimeoutError);
  const left = announcing(undefined, { delay: 10 });
  const controller = new AbortController();
  const call = scripted(t, [left.reply]).client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
  await until(() => left.seen.pulls > 2);
  controller.abort();
  equal(await rejects(call), controller.signal.reason, "reason");
  await pause(50);
  for (const [what, { seen }] of Object.entries({ late, left })) {
    ok(seen.cancelled, `the body of the ${what} call is cancelled`);
    ok(seen.pulls > 0 && seen.pulls < 100, `${seen.pulls} pieces of the ${what} call`);
  }
});

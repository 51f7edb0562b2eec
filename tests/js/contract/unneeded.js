// What is not needed decides nothing: the body of an operation without an answer, and of a failure what never comes.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, pause, scripted, VISITOR_ID } from "./support.js";

/** The operations that answer with a status alone. */
const SILENT = {
  updateEvent: (client) => client.updateEvent(EVENT_ID, { suspect: true }),
  deleteVisitorData: (client) => client.deleteVisitorData(VISITOR_ID),
};

/** A body that tells what becomes of it: `start` is sent, then `then` happens. */
function body(start, then = () => {}) {
  const seen = { read: 0, cancelled: 0 };
  const stream = new ReadableStream(
    {
      pull(controller) {
        seen.read += 1;
        if (seen.read === 1 && start) return controller.enqueue(new TextEncoder().encode(start));
        return then(controller);
      },
      cancel() {
        seen.cancelled += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}

const breaks = (controller) => controller.error(new TypeError("terminated"));
const never = () => new Promise(() => {});

contract("an operation without an answer ends with its status, and its body is cancelled unread", async (t) => {
  for (const [name, call] of Object.entries(SILENT)) {
    for (const status of [200, 202, 299]) {
      for (const then of [breaks, never]) {
        const { seen, stream } = body("", then);
        const headers = { "content-encoding": "gzip", "content-length": "7" };
        const { client } = scripted(t, [async () => new Response(stream, { status, headers })], { timeout: 5_000 });
        equal(await call(client), undefined, name);
        await pause();
        deepEqual(seen, { read: 0, cancelled: 1 }, `the body of ${name}`);
      }
    }
  }
});

contract("an operation without an answer needs no body that could be read", async (t) => {
  const throwing = {
    get body() {
      throw new Error("no body");
    },
  };
  const bodies = [{}, { body: null }, { body: {} }, { body: { cancel: () => Promise.reject(new Error("no")) } }, { body: { cancel: 5 } }];
  for (const more of bodies) {
    for (const call of Object.values(SILENT))
      equal(await call(scripted(t, [async () => ({ status: 200, ...more })]).client), undefined, JSON.stringify(more));
  }
  const response = Object.assign(throwing, { status: 204 });
  equal(await SILENT.deleteVisitorData(scripted(t, [async () => response]).client), undefined, "a body that cannot be had");
});

contract("of a failure counts what came, when the rest breaks off or stalls", async (t) => {
  const whole = '{"error":{"code":"feature_not_enabled","message":"no"}}';
  for (const then of [breaks, never]) {
    for (const [start, Class, code] of [
      ["", t.lib.RequestError, "HTTP 403"],
      [whole.slice(0, 30), t.lib.RequestError, "HTTP 403"],
      [whole, t.lib.ServerApiError, "feature_not_enabled"],
    ]) {
      const { seen, stream } = body(start, then);
      const { client, calls } = scripted(t, [async () => new Response(stream, { status: 403, statusText: "" })], { timeout: 400 });
      const error = await rejects(client.getEvent(EVENT_ID), Class);
      deepEqual([error.statusCode, error.errorCode, error.attempts, error.retryable], [403, code, 1, false], "error");
      equal(calls.length, 1, "requests");
      await pause();
      ok(then === breaks || seen.cancelled === 1, "the body is cancelled");
    }
  }
});

contract("a failure that may be repeated is, though its body breaks off", async (t) => {
  const broken = (status) => async () => new Response(body("<html>", breaks).stream, { status, headers: { "retry-after": "0" } });
  const { client, calls } = scripted(t, [broken(503), broken(502), broken(504)]);
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
  deepEqual([error.statusCode, error.retryable, error.retryAfter, error.responseBody], [504, true, 0, "<html>"], "error");
  equal(calls.length, 3, "requests");
});

contract("a gateway's answer keeps its retryAfter", async (t) => {
  for (const status of [429, 503]) {
    const { client } = scripted(t, [async () => new Response("<html>", { status, headers: { "retry-after": "7" } })], { maxRetries: 0 });
    equal((await rejects(client.getEvent(EVENT_ID), t.lib.RequestError)).retryAfter, 7, `retryAfter of ${status}`);
  }
});

contract("a body that stalls is cancelled, when its fetch does not heed the signal", async (t) => {
  for (const end of ["the time", "the caller"]) {
    const { seen, stream } = body('{"event_id":', never);
    const controller = new AbortController();
    const { client } = scripted(t, [async () => new Response(stream)], { timeout: end === "the time" ? 60 : 9_000, maxRetries: 0 });
    const call = client.getEvent(EVENT_ID, null, { signal: controller.signal });
    if (end === "the caller") setTimeout(() => controller.abort(), 30);
    await rejects(call);
    await pause();
    equal(seen.cancelled, 1, `cancelled by ${end}`);
  }
});

contract("an answer that comes when nobody waits any more is let go", async (t) => {
  const { seen, stream } = body("{}");
  const late = () => pause(90).then(() => new Response(stream));
  const { client } = scripted(t, [late], { timeout: 40, maxRetries: 0 });
  await rejects(client.getEvent(EVENT_ID), t.lib.TimeoutError);
  await pause(120);
  deepEqual(seen, { read: 0, cancelled: 1 }, "body");
});

// Who asks examples/export-workflow for exports, and checks what lies in the bucket afterwards.

import { createHash } from "node:crypto";
import { deepEqual, equal, ok } from "../contract/assert.js";

export const TOKEN = "token-of-the-exports";
export const KEY = "secret-key-of-test";
const PATIENCE_MS = 120_000;

/** The bindings of a Worker that exports in small steps, and does not wait long. */
export const bindingsOf = (api, more) => ({
  FINGERPRINT_SECRET_KEY: KEY,
  FINGERPRINT_BASE_URL: api.url,
  EXPORT_TOKEN: TOKEN,
  EVENTS_PER_STEP: 500,
  STEPS_AT_ONCE: 4,
  RETRY_SECONDS: 1,
  ...more,
});

/** The example, with a way past it to its bucket: miniflare's own would stop this process, whose server is the API, for each answer. */
export const SOURCE = `
import worker from "./index.js";
export { ExportWorkflow } from "./index.js";

export default {
  ...worker,
  async fetch(request, env, ctx) {
    const { hostname, pathname } = new URL(request.url);
    if (hostname !== "bucket.test") return worker.fetch(request, env, ctx);
    const key = pathname.slice(1);
    if (request.method === "PUT") return Response.json(await env.BUCKET.put(key, await request.text()));
    if (request.method === "DELETE") return Response.json(await env.BUCKET.delete(key));
    if (!key.endsWith("/")) return new Response((await env.BUCKET.get(key)).body);
    const { objects, truncated } = await env.BUCKET.list({ prefix: key });
    return Response.json(truncated ? [] : objects.map(({ key }) => key));
  },
};
`;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function caller(worker) {
  const bucket = bucketOf(worker);

  async function send(method, path, { body, headers } = {}) {
    const response = await worker.dispatchFetch(`https://exports.test${path}`, {
      method,
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    });
    equal(response.headers.get("cache-control"), "no-store", `cache-control of ${method} ${path}`);
    const text = await response.text();
    ok(!text.includes(KEY) && !text.includes(TOKEN), `a secret in ${text.slice(0, 500)}`);
    return { status: response.status, headers: response.headers, text };
  }

  async function begin(body) {
    const { status, headers, text } = await send("POST", "/exports", { body });
    equal(status, 202, text);
    const { id } = JSON.parse(text);
    equal(headers.get("location"), `/exports/${id}`, "location");
    return id;
  }

  async function statusOf(id) {
    const { status, text } = await send("GET", `/exports/${id}`);
    equal(status, 200, text);
    return JSON.parse(text);
  }

  /** Its status once it is over. */
  async function ended(id) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const state = await statusOf(id);
      if (["complete", "errored", "terminated"].includes(state.status)) return state;
      if (Date.now() > end) throw new Error(`the export is still ${JSON.stringify(state)}`);
      await pause(200);
    }
  }

  /** That the export is complete, and has these events in this range, each of them once, in order of time. */
  async function verify(id, events, { start, end }) {
    const state = await ended(id);
    equal(state.status, "complete", `the status of ${JSON.stringify(state)}`);
    const { text } = await send("GET", `/exports/${id}/manifest`);
    const manifest = JSON.parse(text);
    const expected = events.filter(({ timestamp }) => timestamp >= start && timestamp < end).map(({ event_id: id }) => id);
    const lines = await checkParts(bucket, manifest, { start, end });
    const got = lines.map((line) => JSON.parse(line));
    deepEqual(got.map(({ event_id: id }) => id).sort(), expected.sort(), "the events");
    ok(
      got.every(({ timestamp }, index) => index === 0 || timestamp >= got[index - 1].timestamp),
      "the order of time",
    );
    const whole = await send("GET", `/exports/${id}/events`);
    equal(whole.status, 200, "the status of all events");
    equal(whole.text, lines.map((line) => `${line}\n`).join(""), "all events as one answer");
    const { finished, ...totals } = state.progress;
    deepEqual(totals, { events: expected.length, bytes: manifest.bytes, windows: manifest.windows.length, share: 1 }, "the progress");
    equal(finished, manifest.finished, "when it was finished");
    return manifest;
  }

  return { worker, bucket, send, begin, statusOf, ended, verify };
}

function bucketOf(worker) {
  const ask = (method, key, body) => worker.dispatchFetch(`https://bucket.test/${key}`, { method, body });
  return {
    list: async (prefix) => (await ask("GET", prefix)).json(),
    get: async (key) => Buffer.from(await (await ask("GET", key)).arrayBuffer()),
    put: (key, text) => ask("PUT", key, text),
    delete: (key) => ask("DELETE", key),
  };
}

/** That the objects are those of the manifest, no more and no fewer; gives their lines. */
async function checkParts(bucket, manifest, { start, end }) {
  const { id, range, windows } = manifest;
  deepEqual(range, { start: new Date(start).toISOString(), end: new Date(end).toISOString() }, "the range of the manifest");
  const meets = windows.map((window, index) => window.start === (windows[index - 1]?.end ?? range.start));
  ok(meets.every(Boolean) && windows.at(-1).end === range.end, "windows that meet, over all of the range");
  const keys = await bucket.list(`exports/${id}/events/`);
  deepEqual(
    keys,
    windows.map(({ key }) => key),
    "the objects in the bucket",
  );
  const lines = [];
  for (const window of windows) {
    const bytes = await bucket.get(window.key);
    const own = bytes.toString().split("\n").slice(0, -1);
    const facts = { events: own.length, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
    const { events, bytes: size, sha256 } = window;
    deepEqual({ events, bytes: size, sha256 }, facts, `what the manifest says of ${window.key}`);
    const isWithin = ({ timestamp }) => timestamp >= Date.parse(window.start) && timestamp < Date.parse(window.end);
    ok(
      own.every((line) => isWithin(JSON.parse(line))),
      `events of other windows in ${window.key}`,
    );
    lines.push(...own);
  }
  equal(lines.length, manifest.events, "the events of the manifest");
  equal(
    windows.reduce((sum, { bytes }) => sum + bytes, 0),
    manifest.bytes,
    "the bytes of the manifest",
  );
  return lines;
}

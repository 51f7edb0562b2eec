// The deletion queue in workerd, between a Queue that delivers as badly as it may and a test that can stop it at any time.

import { equal, ok } from "../contract/assert.js";

export const TOKEN = "3c5f0f2a9dd94e0b";

/**
 * Beside the example: its Queue delivers each batch twice, the second time backwards; the dead letter queue tells `LEDGER`.
 * `LASTING` has the Durable Object tell it directly, since the queues of Miniflare die with it, which Cloudflare's do not.
 * A header takes bindings away, and methods of the object do to its alarm what may happen to one.
 */
export const SOURCE = `
import worker, { DeletionQueue as Original } from "./index.js";

const tell = async (env, bodies) => {
  const { ok } = await fetch(env.LEDGER + "/refused", { method: "POST", body: JSON.stringify(bodies) });
  if (!ok) throw new Error("the ledger is out");
};
const lasting = (env) => ({ ...env, REFUSED: { sendBatch: (messages) => tell(env, messages.map(({ body }) => body)) } });

export class DeletionQueue extends Original {
  #storage;
  constructor(ctx, env) {
    super(ctx, env.LASTING ? lasting(env) : env);
    this.#storage = ctx.storage;
  }
  loseAlarm() {
    return this.#storage.deleteAlarm();
  }
  async alarmTwice() {
    await Promise.all([this.alarm(), this.alarm()]);
  }
  /** The next so many steps throw where they should send. */
  breakDown(times) {
    const storage = this.#storage;
    const { sync } = storage;
    storage.sync = () => {
      if (times-- > 0) throw new Error("no disk");
      return sync.call(storage);
    };
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/test/")) {
      const [, , method, argument] = pathname.split("/");
      await env.DELETIONS.getByName("deletions")[method](Number(argument));
      return new Response("done");
    }
    const changed = { ...env };
    for (const [name, value] of Object.entries(JSON.parse(request.headers.get("x-bindings") ?? "{}"))) changed[name] = value;
    return worker.fetch(request, changed, ctx);
  },
  async queue(batch, env, ctx) {
    if (batch.queue.endsWith("-refused")) return tell(env, batch.messages.map(({ body }) => body));
    await worker.queue(batch, env, ctx);
    await worker.queue({ ...batch, messages: [...batch.messages].reverse() }, env, ctx);
  },
  scheduled: worker.scheduled,
};
`;

const REFUSED = "fingerprint-deletions-refused";

/** Starts it over a folder, in which it finds what an earlier one left there. */
export async function startQueue(start, bindings, folder) {
  const worker = await start({ FINGERPRINT_SECRET_KEY: "secret-key-of-test", DELETIONS_TOKEN: TOKEN, ...bindings }, SOURCE, (options) => ({
    ...options,
    durableObjectsPersist: folder,
    queueConsumers: { ...options.queueConsumers, [REFUSED]: { maxBatchTimeout: 0 } },
  }));
  const send = async (path, { headers, ...init } = {}) => {
    const response = await worker.dispatchFetch(`https://worker.test${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    });
    const text = await response.text();
    ok(response.headers.get("cache-control") === "no-store" || path.startsWith("/test/"), "cache-control");
    ok(!/secret-key-of-test|3c5f0f2a9d|\.js:\d/.test(text), `no secret and no stack in ${text}`);
    return { status: response.status, headers: response.headers, body: path.startsWith("/test/") ? text : JSON.parse(text) };
  };
  return {
    send,
    request: (body, headers) =>
      send("/deletions", { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body), headers }),
    progress: async () => (await send("/deletions")).body,
    deletion: async (visitor) => (await send(`/deletions/${visitor}`)).body,
    /** Hands messages to the consumer, as its Queue does; gives how many it took. */
    deliver: async (bodies) => {
      const messages = bodies.map((body, i) => ({ id: `redelivered${i}`, timestamp: new Date(), attempts: 2, body }));
      const { outcome, ackAll, explicitAcks } = await (await worker.getWorker()).queue("fingerprint-deletions", messages);
      equal(outcome, "ok", "the consumer's end");
      return ackAll ? messages.length : new Set(explicitAcks).size;
    },
    cron: async () => (await worker.getWorker()).scheduled({ cron: "*/5 * * * *" }),
    kill: () => worker.dispose(),
  };
}

/** Waits until it is so; what is waited for may take a busy machine long. */
export async function until(what, isSo, ms = 60_000) {
  for (const end = performance.now() + ms; ; ) {
    const value = await isSo();
    if (value) return value;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

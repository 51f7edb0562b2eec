// A Worker over each store of Workers: it guards, and lets its test ask a store by itself.

import { createGuard, d1Once, durableObjectOnce, memoryOnce, OnceObject } from "fingerprint-edge/guard";

export { OnceObject };

/** What somebody else's object answers. */
export class AnotherObject {
  fetch() {
    return new Response("hello");
  }
}

/** One that fails. */
export class BrokenObject extends OnceObject {
  fetch() {
    throw new Error("no storage");
  }
}

const STORES = {
  do: ({ ONCE }) => durableObjectOnce(ONCE),
  d1: ({ DB }) => d1Once(DB),
  another: ({ ANOTHER }) => durableObjectOnce(ANOTHER),
  broken: ({ BROKEN }) => durableObjectOnce(BROKEN),
  top: () => undefined,
};
const POLICY = { maxAgeMs: 120_000, deny: { bot: "bad" } };

/** As a Worker may keep them, for all its requests. */
const kept = {};
const KEYS = [{ key: KEY, algorithm: "aes-256-gcm" }];
const atTopLevel = createGuard({ keys: KEYS, policy: POLICY, once: memoryOnce(), deadline: 20_000 });

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const [, action, name, lasting] = pathname.split("/");
    const once = lasting ? (kept[name] ??= STORES[name](env)) : STORES[name](env);
    if (action === "guard") {
      const guard = name === "top" ? atTopLevel : createGuard({ keys: KEYS, policy: POLICY, once, deadline: 20_000 });
      const { ok, reasons, cause } = await guard(request);
      return Response.json({ ok, reasons, cause: cause?.message });
    }
    if (action === "sql") return Response.json(await env.DB.prepare(await request.text()).all());
    try {
      return Response.json(await once.claim(await request.text(), Number(searchParams.get("ttl"))));
    } catch (error) {
      return Response.json(error.message, { status: 500 });
    }
  },
};

// Lets an id pass once. Each id has a Durable Object of its own, which decides alone. (KV cannot: of requests that
// come at once, each would read that the id is new before one of them has written that it is not.)
import { DurableObject } from "cloudflare:workers";

export class Once extends DurableObject {
  /** Whether nobody claimed it before. After `ttlMs` it is forgotten: by then, what carries the id must be too old to count. */
  async claim(ttlMs) {
    const { storage } = this.ctx;
    // No `await` from here to the write, so that no other call runs in between.
    if (storage.kv.get("claimed")) return false;
    storage.kv.put("claimed", true);
    await storage.setAlarm(Date.now() + ttlMs);
    return true;
  }

  async alarm() {
    await this.ctx.storage.deleteAll();
  }
}

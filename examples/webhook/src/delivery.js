// Stores an event once. Each event has a Durable Object of its own, in which all its deliveries meet. (KV cannot decide
// this: of deliveries that come at once, each would read that the event is new before one of them has written it.)
import { DurableObject } from "cloudflare:workers";

const KEPT_SECONDS = 90 * 24 * 60 * 60;

export class Delivery extends DurableObject {
  #writing;

  /** Whether this delivery stored the event; false when another one has. It rejects when the event is not stored: send it again. */
  async store(id, text) {
    if (this.ctx.storage.kv.get("stored")) return false;
    if (this.#writing) {
      // Its end is the end of this one too: a 2xx before the event is stored would lose it, should the write fail.
      await this.#writing;
      return false;
    }
    this.#writing = this.#write(id, text);
    try {
      await this.#writing;
      return true;
    } finally {
      this.#writing = undefined;
    }
  }

  async #write(id, text) {
    await this.env.EVENTS.put(id, text, { expirationTtl: KEPT_SECONDS });
    this.ctx.storage.kv.put("stored", true);
    await this.ctx.storage.setAlarm(Date.now() + KEPT_SECONDS * 1_000);
  }

  async alarm() {
    await this.ctx.storage.deleteAll();
  }
}

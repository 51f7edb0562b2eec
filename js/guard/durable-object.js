// Counts events in Durable Objects, one for each id, which decides alone.
import { typeName } from "../common/arguments.js";

/** @typedef {import("./options.js").Once} Once */

/**
 * The part of a `DurableObjectNamespace` that is used.
 * @typedef {object} DurableObjectNamespaceLike
 * @property {(name: string) => any} idFromName the id of the object of a name
 * @property {(id: any) => any} get the object of an id
 */

const CLAIMED = 201;
const USED = 409;

/**
 * The class of the Durable Objects: export it from your Worker, and bind it. It is a plain class that answers `fetch`, not one
 * over `DurableObject` of `cloudflare:workers`: so it needs no compatibility date, and this module loads in every host.
 */
export class OnceObject {
  #storage;

  /** @param {{ readonly storage: any }} state */
  constructor(state) {
    this.#storage = state.storage;
  }

  /**
   * Whether nobody claimed it before, as a status. What it is given to remember it for, it remembers from the first claim on.
   * @param {{ readonly url: string }} request
   * @returns {Promise<any>}
   */
  async fetch({ url }) {
    const ttlMs = Number(new URL(url).searchParams.get("ttl"));
    if (!(ttlMs > 0)) return new Response(null, { status: 400 });
    // From here to the write it waits for its storage alone, and while it does, no other request is let in.
    if (await this.#storage.get("claimed")) return new Response(null, { status: USED });
    await Promise.all([this.#storage.put("claimed", true), this.#storage.setAlarm(Date.now() + ttlMs)]);
    return new Response(null, { status: CLAIMED });
  }

  /**
   * By this name Cloudflare's types know the class of a Durable Object; nothing reads it.
   * @returns {never}
   */
  get __DURABLE_OBJECT_BRAND() {
    return /** @type {never} */ (undefined);
  }

  /** Forgets it: what carries the id is too old by now. */
  async alarm() {
    await this.#storage.deleteAll();
  }
}

/**
 * A store of Durable Objects.
 * @param {DurableObjectNamespaceLike} namespace the binding of `OnceObject`
 * @returns {Once}
 * @throws {TypeError} when it is something else
 */
export function durableObjectOnce(namespace) {
  if (typeof namespace?.idFromName !== "function" || typeof namespace.get !== "function")
    throw new TypeError(`\`namespace\` must be the binding of a Durable Object, got ${typeName(namespace)}`);
  return {
    async claim(id, ttlMs) {
      const object = namespace.get(namespace.idFromName(id));
      const { status } = await object.fetch(`https://once.invalid/?ttl=${ttlMs}`, { method: "POST" });
      if (status !== CLAIMED && status !== USED)
        throw new Error(`the Durable Object answered ${status}: the binding must be of the class \`OnceObject\``);
      return status === CLAIMED;
    },
  };
}

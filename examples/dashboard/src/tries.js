// How often the password was tried: one object counts for the whole world, and keeps its count over restarts. Cloudflare's rate
// limits count in each of its places for themselves, and roughly: a password that guards deletions is worth an exact count.
import { DurableObject } from "cloudflare:workers";

const WINDOW_MS = 15 * 60 * 1000;
const PER_ADDRESS = 5;
/** Of all addresses together: whoever has many gets no further. It also bounds the table. */
const OVERALL = 100;

export class Tries extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS tries (address TEXT NOT NULL, at INTEGER NOT NULL)");
  }

  /** Takes one try, before the password is looked at; or says how many seconds there is none. */
  take(address) {
    const { sql } = this.ctx.storage;
    const now = Date.now();
    sql.exec("DELETE FROM tries WHERE at <= ?", now - WINDOW_MS);
    const wait = Math.max(
      this.#until(sql.exec("SELECT at FROM tries WHERE address = ? ORDER BY at", address), PER_ADDRESS),
      this.#until(sql.exec("SELECT at FROM tries ORDER BY at"), OVERALL),
    );
    if (wait > now) return Math.ceil((wait - now) / 1000);
    sql.exec("INSERT INTO tries (address, at) VALUES (?, ?)", address, now);
    return 0;
  }

  /** The password was right. */
  forget(address) {
    this.ctx.storage.sql.exec("DELETE FROM tries WHERE address = ?", address);
  }

  /** When there are fewer than so many again. */
  #until(rows, most) {
    const times = rows.toArray().map(({ at }) => at);
    return times.length < most ? 0 : times[times.length - most] + WINDOW_MS;
  }
}

/** Cloudflare writes the address. Of IPv6, whoever has one has all of its /64. */
export function addressOf(c) {
  const address = c.req.header("cf-connecting-ip") ?? "unknown";
  return address.includes(":") && !address.includes(".") ? networkOf(address) : address;
}

function networkOf(address) {
  const [before, after] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = after === undefined ? [] : Array(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...zeros, ...(after ?? [])]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}

export const triesOf = ({ TRIES }) => TRIES.get(TRIES.idFromName("tries"));

// Where a request names its event: a header, a cookie, a query parameter, a member of its JSON body.
import { ownMember, typeName } from "../common/arguments.js";
import { Held } from "../host/body.js";

/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */

/**
 * The part of a Web `Request` that is used. `url` is read for a place in the query, `clone` for one in the body.
 * @typedef {object} GuardedRequest
 * @property {{ get(name: string): string | null }} headers by their names in any letter case, as `Headers` has them
 * @property {string} url the URL, or its path and its query
 * @property {() => any} [clone] a copy with a body of its own
 */

/** @typedef {"sealed" | "event_id"} Kind */
/** @typedef {"header" | "cookie" | "query" | "json"} Where */
/** @typedef {{ kind: Kind, where: Where, name: string }} CheckedPlace */

/** How much of a body is read: many times what a sealed result has. */
const MAX_BYTES = 1024 * 1024;

/**
 * All that the places of a request hold, each text once.
 * @param {GuardedRequest} request
 * @param {readonly CheckedPlace[]} places
 * @param {AbortSignalLike} stop
 * @returns {Promise<{ sealed: string[], ids: string[], cause: unknown }>} `cause` is why the body could not be read, if so
 */
export async function findIn(request, places, stop) {
  if (typeof request?.headers?.get !== "function")
    throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}${request ? " without its `headers.get`" : ""}`);
  const found = { sealed: new Set(), event_id: new Set() };
  /** @type {{ value?: unknown, cause?: unknown } | undefined} */
  let body;
  for (const { kind, where, name } of places) {
    if (where === "json") body ??= await bodyOf(request, stop);
    for (const value of where === "json" ? [memberOf(body?.value, name)] : READERS[where](request, name)) {
      // White space is a plus sign that a query has decoded: base64 has none.
      if (typeof value === "string" && value !== "") found[kind].add(kind === "sealed" ? value.replaceAll(" ", "+") : value);
    }
  }
  return { sealed: [...found.sealed], ids: [...found.event_id], cause: body?.cause };
}

/** @type {Record<Exclude<Where, "json">, (request: GuardedRequest, name: string) => (string | null)[]>} */
const READERS = {
  header: ({ headers }, name) => [headers.get(name)],
  cookie: ({ headers }, name) => cookiesOf(headers.get("cookie") ?? "", name),
  // Servers of Node give a path alone.
  query: ({ url }, name) => new URL(url, "http://localhost").searchParams.getAll(name),
};

/**
 * All cookies of a name: a site beside this one can set another.
 * @param {string} header
 * @param {string} name
 */
function cookiesOf(header, name) {
  return header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at >= 0 && pair.slice(0, at).trim() === name ? [unquoted(pair.slice(at + 1).trim())] : [];
  });
}

/** @param {string} value */
function unquoted(value) {
  const inside = /^"(.*)"$/.exec(value)?.[1] ?? value;
  try {
    return decodeURIComponent(inside);
  } catch {
    return inside;
  }
}

/**
 * What is at a path of own members: a body may name any member, and `__proto__` is one like others there.
 * @param {unknown} value
 * @param {string} path
 */
function memberOf(value, path) {
  return path.split(".").reduce((inside, name) => (Array.isArray(inside) ? undefined : ownMember(inside, name)), value);
}

/**
 * The JSON of a body, read from a clone so that it is still there afterwards.
 * @param {GuardedRequest} request
 * @param {AbortSignalLike} stop
 */
async function bodyOf(request, stop) {
  try {
    const copy = /** @type {any} */ (request).clone();
    return { value: parsed(await textOf(copy, stop)) };
  } catch (cause) {
    // Another place may name the event; if none does, this is why.
    return { cause };
  }
}

/**
 * @param {any} copy
 * @param {AbortSignalLike} stop
 */
async function textOf(copy, stop) {
  const held = new Held();
  if (typeof copy.body?.getReader === "function") {
    // A read that nobody waits for any more would keep the body in memory.
    stop.addEventListener("abort", () => held.giveUp());
    await held.read(copy.body, MAX_BYTES, stop);
  } else {
    held.take(await copy.text(), MAX_BYTES);
  }
  if (held.cut) throw new TypeError(`the body is longer than ${MAX_BYTES} bytes`);
  return held.text;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the body.
    throw new TypeError("the body is not JSON");
  }
}

// The mock's `fetch`: a request as the core takes it, its answer as a `Response`, its faults.
import { isPlainObject } from "../common/arguments.js";
import { onAbort, reasonOf } from "../host/abort.js";

/**
 * An answer of the core.
 * @typedef {object} Reply
 * @property {number} status
 * @property {[string, string][]} headers
 * @property {string} body
 * @property {{ delay: number, break: null | "hang" | "drop" | "endless" | { truncate: number } | { stall: number } } | null} fault
 */

/**
 * The runtime's `Response`, where its types are known.
 * @typedef {typeof globalThis extends { Response: { prototype: infer R } } ? R : MockResponse} HostResponse
 */

/**
 * The part of a `Response` that every runtime has.
 * @typedef {object} MockResponse
 * @property {number} status
 * @property {string} statusText
 * @property {boolean} ok
 * @property {{ get(name: string): string | null }} headers
 * @property {any} body
 * @property {() => Promise<string>} text
 * @property {() => Promise<any>} json
 */

/**
 * What is read of the second argument of `fetch`.
 * @typedef {object} MockFetchInit
 * @property {string | undefined} [method]
 * @property {any} [headers]
 * @property {any} [body]
 * @property {any} [signal]
 * @property {string | undefined} [redirect]
 */

/**
 * A `fetch`. It is called without `this`.
 * @callback MockFetch
 * @param {string | object} input a URL, or a `Request`
 * @param {MockFetchInit} [init]
 * @returns {Promise<HostResponse>}
 */

const MAX_REDIRECTS = 20;
/** `Response` refuses a body, even an empty one, with these. */
const WITHOUT_BODY = [204, 205, 304];
/** The pace of a body without an end. */
const PIECE_MS = 20;

/**
 * Does what `fetch` does, with the mock in place of the network.
 * @param {(request: import("./api.js").MockRequest) => Reply} handle
 * @param {string | object} input
 * @param {MockFetchInit} [init]
 * @returns {Promise<HostResponse>}
 */
export async function respond(handle, input, init) {
  // Of a plain object what is its own; a `Request`, which either may be, has all of it from its class.
  const own = isPlainObject(init) ? { __proto__: null, ...init } : init;
  const from = /** @type {any} */ (typeof input === "object" ? input : undefined);
  const signal = own?.signal ?? from?.signal ?? undefined;
  const redirect = own?.redirect ?? from?.redirect ?? "follow";
  if (signal?.aborted) throw reasonOf(signal);
  let request = await received(input, own);
  for (let redirects = 0; ; redirects += 1) {
    const reply = handle(request);
    if (reply.fault) await suffer(reply.fault, signal);
    // As with a real network, an answer does not come before the caller's next turn.
    else await Promise.resolve();
    if (signal?.aborted) throw reasonOf(signal);
    const location = reply.status >= 300 && reply.status < 400 ? header(reply, "location") : undefined;
    if (location === undefined || redirect === "manual") return responseOf(reply, signal);
    if (redirect === "error" || redirects === MAX_REDIRECTS) throw new TypeError("fetch failed: redirected");
    request = { ...request, url: new URL(location, request.url).href };
  }
}

/**
 * The request as a server would receive it.
 * @param {any} input
 * @param {MockFetchInit} [init]
 */
async function received(input, init) {
  // The signal stays out: the runtime would keep listening to it.
  const { signal, ...rest } = init ?? {};
  const request = new Request(input, /** @type {any} */ (rest));
  const body = await request.text();
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: body === "" ? null : body,
  };
}

/**
 * Waits, and ends as a connection does that breaks before its answer.
 * @param {NonNullable<Reply["fault"]>} fault
 * @param {any} signal
 */
async function suffer(fault, signal) {
  const hangs = fault.break === "hang";
  if (hangs || fault.delay > 0) await wait(hangs ? undefined : fault.delay, signal);
  if (fault.break === "drop") throw new TypeError("fetch failed: connection closed");
}

/**
 * @param {number | undefined} ms for ever without it
 * @param {any} signal
 * @returns {Promise<void>}
 */
function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    /** @type {any} */
    let timer;
    const leave = onAbort(signal, () => {
      clearTimeout(timer);
      leave();
      reject(reasonOf(signal));
    });
    if (ms === undefined) return;
    timer = setTimeout(() => {
      leave();
      resolve();
    }, ms);
  });
}

/** @param {Reply} reply @param {any} signal @returns {HostResponse} */
function responseOf({ status, headers, body, fault }, signal) {
  return /** @type {any} */ (new Response(bodyOf(status, body, fault?.break ?? null, signal), { status, headers }));
}

/**
 * @param {number} status
 * @param {string} text
 * @param {NonNullable<Reply["fault"]>["break"]} broken
 * @param {any} signal
 * @returns {any} what `Response` takes
 */
function bodyOf(status, text, broken, signal) {
  if (broken !== null) {
    const bytes = new TextEncoder().encode(text);
    if (broken === "endless") return unending(bytes, true, signal);
    if (typeof broken === "object" && "stall" in broken) return unending(bytes.slice(0, broken.stall), false, signal);
    if (typeof broken === "object") return breakingOff(bytes.slice(0, broken.truncate));
  }
  return WITHOUT_BODY.includes(status) ? null : text;
}

/**
 * A body whose connection breaks after these bytes.
 * @param {Uint8Array} start
 */
function breakingOff(start) {
  let sent = start.length === 0;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError("terminated: connection closed"));
      sent = true;
      controller.enqueue(start);
    },
  });
}

/**
 * A body without an end: these bytes once, or again and again as long as someone reads them.
 * @param {Uint8Array} piece
 * @param {boolean} again
 * @param {any} signal
 */
function unending(piece, again, signal) {
  let sent = piece.length === 0;
  /** @type {any} */
  let timer;
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      leave = onAbort(signal, () => {
        clearTimeout(timer);
        leave();
        controller.error(reasonOf(signal));
      });
    },
    async pull(controller) {
      await new Promise((resolve) => {
        if (!sent || again) timer = setTimeout(resolve, PIECE_MS);
      });
      sent = true;
      controller.enqueue(piece);
    },
    cancel() {
      clearTimeout(timer);
      leave();
    },
  });
}

/** @param {Reply} reply @param {string} name */
function header(reply, name) {
  return reply.headers.find(([known]) => known === name)?.[1];
}

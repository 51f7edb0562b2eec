// What the contracts share: clients with a key to look for, a `fetch` that follows a script, and data.

/** The key of every client here: no message, property or print may ever hold it. */
export const KEY = "secret-key-0123456789abcdef";
export const EVENT_ID = "1708102555327.NLOjmg";
export const VISITOR_ID = "Ibk1527CUFmcnjLwIs4A9";

/** A client with the key; `host.clientOptions` is what a runtime asks for besides (a browser does). */
export function clientOf({ lib, host }, options = {}) {
  return new lib.FingerprintClient({ apiKey: KEY, ...host.clientOptions, ...options });
}

/**
 * A `fetch` that answers by script, one reply a request, and records what it was called with. A
 * request that nobody expected fails, and shows in `calls`.
 */
export function script(...replies) {
  const calls = [];
  function fetch(input, init = {}) {
    calls.push({
      receiver: this,
      argument: input,
      init,
      url: String(input),
      method: init.method ?? "GET",
      headers: Object.fromEntries(new Headers(init.headers)),
      body: init.body,
    });
    const reply = replies[calls.length - 1];
    return reply === undefined ? Promise.reject(new Error(`request ${calls.length} was not expected`)) : reply(init);
  }
  return { fetch, calls };
}

/** The client and the record of a script in one. */
export function scripted(context, replies, options = {}) {
  const { fetch, calls } = script(...replies);
  return { client: clientOf(context, { fetch, ...options }), calls };
}

/** A reply with this body, as text. */
export function text(body, init = {}) {
  return async () => new Response(body, { status: 200, ...init });
}

/** A reply with a JSON body. */
export function json(body, init = {}) {
  const headers = { "content-type": "application/json", ...init.headers };
  return text(JSON.stringify(body), { ...init, headers });
}

/** The API's own error body. By default the caller may repeat at once, so that a contract takes no time. */
export function apiError(status, code, message = "message of the API", headers = { "retry-after": "0" }) {
  return json({ error: { code, message } }, { status, headers });
}

/** A connection that fails with this reason. */
export function drop(reason = new TypeError("connection lost")) {
  return () => Promise.reject(reason);
}

/** No answer, until the signal aborts: what a runtime's own `fetch` does. */
export function hang() {
  return ({ signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
}

/** No answer ever, whatever the signal says. */
export function deaf() {
  return () => new Promise(() => {});
}

/** Headers and the beginning of a body that never ends. */
export function stall() {
  return async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"event_id":'));
        },
      }),
    );
}

/** An event of the API with as little as it guarantees. */
export function eventOf(id = EVENT_ID, more = {}) {
  return { event_id: id, timestamp: 1708102555327, ...more };
}

/** The query of a URL as pairs, sorted: a parameter's place means nothing, its repetition does. */
export function query(url) {
  return [...new URL(url).searchParams].sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
}

function compare(left, right) {
  return left < right ? -1 : Number(left > right);
}

/** Lets what is due happen. */
export function pause(ms = 0) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits for what happens soon, on a busy machine later: whoever calls it checks then whether it has. */
export async function until(hasHappened) {
  for (let turn = 0; turn < 1_000 && !hasHappened(); turn++) await pause(5);
}

// What a visitor is told whose request does not get to the origin.

export const refusal = (text, status = 403, headers = {}) =>
  new Response(text, { status, headers: { "cache-control": "no-store", ...headers } });

const TEXTS = { event_missing: "no event", "api_failed: 404 event_not_found": "no such event", used_before: "used before" };

export function refusalOf([reason], cause) {
  if (TEXTS[reason]) return refusal(TEXTS[reason]);
  if (reason === "event_unreadable") return refusal("internal error", 500);
  if (reason !== "store_failed" && !reason.startsWith("api_failed")) return refusal("not this visitor's event, or too old");
  // The client knows what is in vain, such as another try with a wrong key.
  if (cause?.retryable === false) return refusal("internal error", 500);
  const seconds = cause?.retryAfter;
  return refusal("try again later", 503, seconds === undefined ? {} : { "retry-after": String(Math.ceil(seconds)) });
}

// Tells a route that the guard let its request through. Ways around Next's middleware have been found more than once, and any
// visitor can write a header: so it is signed, and a route that finds no pass refuses.

const HEADER = "x-guard-pass";
const PASS = /^([A-Za-z0-9+/]{43}=)\.((\d+)\.(.+))$/;
/** From the middleware to the route. */
const LASTS_MS = 60_000;

/** These headers with a pass for this event, in place of whatever the visitor wrote there. */
export async function withPass(headers, eventId) {
  const text = `${Date.now() + LASTS_MS}.${encodeURIComponent(eventId)}`;
  const signature = await crypto.subtle.sign("HMAC", await key(), bytes(text));
  const passed = new Headers(headers);
  passed.set(HEADER, `${btoa(String.fromCharCode(...new Uint8Array(signature)))}.${text}`);
  return passed;
}

/** The id of the event with which a request came past the guard; nothing where it did not. */
export async function eventIdOf(request) {
  const [, signature, text, until, id] = PASS.exec(request.headers.get(HEADER)) ?? [];
  if (!text || Number(until) < Date.now()) return undefined;
  const signed = Uint8Array.from(atob(signature), (letter) => letter.charCodeAt(0));
  return (await crypto.subtle.verify("HMAC", await key(), signed, bytes(text))) ? decodeURIComponent(id) : undefined;
}

const bytes = (text) => new TextEncoder().encode(text);

function key() {
  const { GUARD_SECRET: secret } = process.env;
  if (!secret) throw new Error("GUARD_SECRET is not set");
  return crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

// Who asks: an id in a signed cookie. Where visitors log in, their account's id in its place is better still.

const NAME = "__Host-visitor";
const HMAC = { name: "HMAC", hash: "SHA-256" };

/** The id in the cookie, or nothing where there is none that this Worker has signed. */
export async function visitorOf(request, secret) {
  const key = await keyOf(secret);
  const [, id, mac] = /(?:^|; )__Host-visitor=([\da-f-]{36})\.([\da-f]{64})(?:;|$)/.exec(request.headers.get("cookie") ?? "") ?? [];
  if (id === undefined) return undefined;
  const signature = Uint8Array.from(mac.match(/../g), (pair) => Number.parseInt(pair, 16));
  // In constant time.
  return (await crypto.subtle.verify("HMAC", key, signature, bytes(id))) ? id : undefined;
}

export async function newSession(secret) {
  const visitor = crypto.randomUUID();
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(secret), bytes(visitor)));
  const mac = Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { visitor, cookie: `${NAME}=${visitor}.${mac}; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict` };
}

const bytes = (text) => new TextEncoder().encode(text);

function keyOf(secret) {
  // An empty one would sign anybody's cookie.
  if (typeof secret !== "string" || secret.length < 32) throw new Error("the secret SESSION_SECRET is not set, or too short");
  return crypto.subtle.importKey("raw", bytes(secret), HMAC, false, ["sign", "verify"]);
}

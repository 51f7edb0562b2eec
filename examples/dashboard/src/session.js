// Who has signed in by the password: an id and an end in a signed cookie, and the CSRF token that goes with a session.
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import { macOf } from "./digests.js";
import { isLoopback } from "./headers.js";

const SECONDS = 8 * 60 * 60;

/** Another password, or another secret, makes another key: it ends all sessions. */
const keyOf = (env) => macOf(env, "session", env.DASHBOARD_PASSWORD);

/** Over http there is none but on loopback, where some browsers take no cookie that is `Secure`. */
const isPlain = (c) => isLoopback(new URL(c.req.url));

const optionsOf = (c) => ({ path: "/", httpOnly: true, sameSite: "Lax", ...(isPlain(c) ? {} : { prefix: "host", secure: true }) });

export async function passwordSession(c) {
  if (c.env.DASHBOARD_PASSWORD === undefined) return undefined;
  const text = await getSignedCookie(c, await keyOf(c.env), "session", isPlain(c) ? undefined : "host");
  const [, id, end] = /^([\da-f-]{36})\.(\d{13})$/.exec(text || "") ?? [];
  // The browser is asked to forget the cookie in time, and need not do so.
  return Number(end) > Date.now() ? { id, by: "password" } : undefined;
}

export async function startSession(c) {
  const value = `${crypto.randomUUID()}.${Date.now() + SECONDS * 1000}`;
  await setSignedCookie(c, "session", value, await keyOf(c.env), { ...optionsOf(c), maxAge: SECONDS });
}

export function endSession(c) {
  deleteCookie(c, "session", optionsOf(c));
}

export async function csrfOf(env, { by, id }) {
  return Array.from(await macOf(env, "csrf", by, id), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

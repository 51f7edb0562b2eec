// What the contracts of the guard share: sealed results made here, requests that carry them, and stores to look into.

import { KEYS } from "./sealed-events.js";

export const IP = "203.0.113.7";
export const ORIGIN = "https://shop.example";
export const VISITOR = "Ibk1527CUFmcnjLwIs4A9";
export const MINUTE_MS = 60_000;

/** What most of the guards here want. */
export const POLICY = { maxAgeMs: 2 * MINUTE_MS, ip: IP, origin: ORIGIN, deny: { bot: "bad" } };
export const SEALED = "fingerprint-sealed";
export const EVENT_ID = "fingerprint-event-id";

let made = 0;

/** A new event that the policy likes, with these fields besides. */
export function freshEvent(fields = {}) {
  made += 1;
  const timestamp = Date.now() - 1_000;
  return {
    event_id: `${timestamp}.Gd${String(made).padStart(4, "0")}`,
    timestamp,
    ip_address: IP,
    url: `${ORIGIN}/join`,
    identification: { visitor_id: VISITOR },
    bot: "not_detected",
    ...fields,
  };
}

export const keysOf = (...keys) => keys.map((key) => ({ key, algorithm: "aes-256-gcm" }));

/** An event as the vendor seals it, as base64. */
export async function seal(event, key = KEYS[0]) {
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const imported = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["encrypt"]);
  const text = new TextEncoder().encode(JSON.stringify(event));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, imported, text));
  return btoa(String.fromCharCode(0x9e, 0x85, 0xdc, 0xed, ...iv, ...sealed));
}

export const requestWith = (headers = {}, init = {}) => new Request(`${ORIGIN}/sign-up`, { headers, ...init });
export const sealedRequest = async (event, key) => requestWith({ [SEALED]: await seal(event, key) });

/** As a server has it: no `Request` that a page makes may have a cookie. */
export const requestOf = (url, headers = {}) => ({ url, headers: new Headers(headers) });

export const posted = (body) =>
  requestWith({ "content-type": "application/json" }, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

/** A guard of sealed results; these options come besides. */
export function guardOf({ parts }, options = {}) {
  return parts.guard.createGuard({ keys: keysOf(KEYS[0]), policy: POLICY, ...options });
}

/** A store in memory that keeps what it was asked. */
export function recorded({ parts }) {
  const store = parts.guard.memoryOnce();
  const claims = [];
  return {
    claims,
    claim(id, ttlMs) {
      claims.push([id, ttlMs]);
      return store.claim(id, ttlMs);
    },
  };
}

/** A client that answers as it is told, and keeps what it was asked. */
export function doubleOf(answer, method = "waitForEvent") {
  const asked = [];
  const ask = async (id, ...rest) => {
    asked.push([id, ...rest]);
    return answer(id, ...rest);
  };
  return { asked, getEvent: ask, ...(method === "waitForEvent" && { waitForEvent: ask }) };
}

/** How long a promise takes, beside what it gives. */
export async function timed(promise) {
  const begin = performance.now();
  const value = await promise;
  return [value, performance.now() - begin];
}

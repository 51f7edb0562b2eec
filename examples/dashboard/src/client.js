// The one that asks the API: a client for all requests of an isolate, whose bindings do not change.
import { FingerprintClient } from "fingerprint-edge/client";
import { Refused } from "./failure.js";

/** Somebody is looking at the page meanwhile. */
const TIMEOUT_MS = 8_000;
const DEADLINE_MS = 15_000;

let client;

/** Throws a `TypeError` that names what is wrong with the bindings, never the key. */
export function clientOf({ FINGERPRINT_SECRET_KEY, FINGERPRINT_REGION, FINGERPRINT_BASE_URL }) {
  client ??= new FingerprintClient({
    apiKey: FINGERPRINT_SECRET_KEY,
    region: FINGERPRINT_REGION || undefined,
    baseUrl: FINGERPRINT_BASE_URL || undefined,
    timeout: TIMEOUT_MS,
    deadline: DEADLINE_MS,
  });
  return client;
}

/** A call of the API. What the client refuses before it sends anything is the page's fault, and is told to it. */
export async function asked(call) {
  try {
    return await call;
  } catch (error) {
    throw error instanceof TypeError ? new Refused(400, "bad_request", error.message) : error;
  }
}

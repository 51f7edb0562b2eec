// The bindings, checked: with one that is missing or makes no sense, nothing is taken and nothing deleted.
import { FingerprintClient } from "fingerprint-edge/client";

export class NotConfigured extends Error {
  name = "NotConfigured";
}

/** All times are multiples of HOUR_MS, which only tests change. */
export function settingsOf(env) {
  for (const [binding, method] of [
    ["REQUESTS", "send"],
    ["REFUSED", "sendBatch"],
    ["DELETIONS", "getByName"],
  ])
    if (typeof env[binding]?.[method] !== "function") throw new NotConfigured(`the binding ${binding} is missing`);
  const hour = wholeNumber(env, "HOUR_MS", 3_600_000);
  return {
    client: clientOf(env),
    timeout: wholeNumber(env, "TIMEOUT_MS", 10_000),
    hour,
    day: 24 * hour,
    // A second of the hour more: the API's clock is another one, and may run ahead.
    limits: [
      { most: wholeNumber(env, "HOUR_LIMIT", 30), ms: hour + Math.ceil(hour / 3_600) },
      { most: wholeNumber(env, "DAY_LIMIT", 500), ms: 24 * hour + Math.ceil(hour / 3_600) },
    ],
    settle: wholeNumber(env, "SETTLE_HOURS", 24) * hour,
    keep: wholeNumber(env, "KEEP_HOURS", 720) * hour,
    maxAttempts: wholeNumber(env, "MAX_ATTEMPTS", 20),
  };
}

/** It tries nothing twice: when to try again is for the queue to say, which knows the quota. */
function clientOf(env) {
  if (typeof env.FINGERPRINT_SECRET_KEY !== "string" || !env.FINGERPRINT_SECRET_KEY)
    throw new NotConfigured("the secret FINGERPRINT_SECRET_KEY is not set");
  const timeout = wholeNumber(env, "TIMEOUT_MS", 10_000);
  try {
    return new FingerprintClient({
      apiKey: env.FINGERPRINT_SECRET_KEY,
      region: env.FINGERPRINT_REGION || undefined,
      baseUrl: env.FINGERPRINT_BASE_URL || undefined,
      timeout,
      deadline: timeout,
      maxRetries: 0,
    });
  } catch {
    throw new NotConfigured("FINGERPRINT_SECRET_KEY, FINGERPRINT_REGION or FINGERPRINT_BASE_URL is not what the client takes");
  }
}

function wholeNumber(env, name, otherwise) {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 1) throw new NotConfigured(`the variable ${name} is not a whole number above 0`);
  return value;
}

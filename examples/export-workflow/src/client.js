// The client, and what its errors mean for an export.
import { FingerprintClient, RequestError, SdkError, ServerApiError } from "fingerprint-edge/client";

/** Waits that are too long for a server to mean them. */
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;
/** 4xx that may be over in a while. */
const TEMPORARY = [408, 425, 429];

export const clientOf = (env, options) =>
  new FingerprintClient({
    apiKey: env.FINGERPRINT_SECRET_KEY,
    region: env.FINGERPRINT_REGION,
    baseUrl: env.FINGERPRINT_BASE_URL,
    ...options,
  });

/** The API has had enough. */
export class Busy extends Error {
  name = "Busy";

  constructor(seconds = undefined) {
    super("the API answered 429");
    this.seconds = seconds === undefined ? undefined : Math.min(Math.ceil(seconds), LONGEST_WAIT_SECONDS);
  }
}

/**
 * A client whose 429 ends the walk, which would wait for it otherwise: the instance waits, with all of its steps, and an
 * instance that sleeps costs nothing and survives whatever happens meanwhile.
 */
export const impatient = (client) => ({
  async searchEvents(filter, options) {
    try {
      return await client.searchEvents(filter, options);
    } catch (error) {
      throw error?.statusCode === 429 ? new Busy(error.retryAfter) : error;
    }
  },
});

/** Whether no repetition mends it: a key that may not do this, a filter that the API or the client does not take. */
export function isFinal(error) {
  if (error instanceof TypeError) return true;
  const { statusCode: status } = error ?? {};
  return error instanceof RequestError && status >= 400 && status < 500 && !TEMPORARY.includes(status);
}

/** Why something failed, for everybody who sees the instance: what servers wrote is not in it, since it might quote the key. */
export function reasonOf(error) {
  if (error instanceof RequestError) {
    const isCode = error instanceof ServerApiError && /^\w{1,64}$/.test(error.errorCode);
    return `the API answered ${error.statusCode}${isCode ? ` ${error.errorCode}` : ""}`;
  }
  if (error instanceof SdkError) return `the API gave no answer that can be used: ${error.name}`;
  return error instanceof Error ? error.message : "unknown error";
}

// The guard: an id is easily passed on, so it counts for a short time, from where it was made, and once.
import { FingerprintClient } from "fingerprint-edge/client";
import { createGuard, durableObjectOnce } from "fingerprint-edge/guard";

export const guardOf = (env) =>
  createGuard({
    client: new FingerprintClient({
      apiKey: env.FINGERPRINT_SECRET_KEY,
      baseUrl: env.FINGERPRINT_BASE_URL,
      // The event comes with what this ruleset makes of it.
      query: { ruleset_id: env.FINGERPRINT_RULESET_ID },
    }),
    // Cloudflare writes the address; without one, nobody gets through.
    policy: ({ headers }) => ({ maxAgeMs: 2 * 60_000, ip: headers.get("cf-connecting-ip") }),
    once: durableObjectOnce(env.ONCE),
  });

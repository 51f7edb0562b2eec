// The guard of the sign-up: which visitors it lets in, and what it tells the others.
import { createGuard, durableObjectOnce } from "fingerprint-edge/guard";

export const guardOf = (env) =>
  createGuard({
    keys: [{ key: env.FINGERPRINT_SEALED_KEY, algorithm: "aes-256-gcm" }],
    from: { json: "sealedResult" },
    policy: (request) => ({
      maxAgeMs: 2 * 60_000,
      // Cloudflare writes it; `x-forwarded-for` may be written by anyone. Without one, nobody gets in.
      ip: request.headers.get("cf-connecting-ip"),
      origin: new URL(request.url).origin,
      rejectReplayed: true,
      deny: { bot: "bad", vpn: true, tampering: true },
    }),
    once: durableObjectOnce(env.ONCE),
  });

/** What the page can do about it, and nothing that would teach a visitor what to change. */
const ANSWERS = {
  event_missing: [400, { error: "no_sealed_result" }],
  unseal_failed: [400, { error: "no_sealed_result" }],
  event_unreadable: [400, { error: "no_sealed_result" }],
  used_before: [409, { error: "used_before" }],
  store_failed: [503, { error: "try_again_later" }],
};

export const refusalOf = ([reason]) => ANSWERS[reason] ?? [403, { error: "not_trusted" }];

// The guard of the sign-up: which visitors it lets in, and what it tells the others.
import { createGuard } from "fingerprint-edge/guard";
import { claim } from "./once.js";

export function guardOf({ FINGERPRINT_SEALED_KEY: key, SITE_ORIGIN: origin }, ip) {
  const policy = { maxAgeMs: 2 * 60_000, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } };
  if (!origin) throw new Error("SITE_ORIGIN is not set");
  return createGuard({
    keys: [{ key, algorithm: "aes-256-gcm" }],
    from: { json: "sealedResult" },
    // Without an address, nobody gets in.
    policy: () => ({ ...policy, origin, ip }),
    once: { claim },
  });
}

/** What the page can do about it, and nothing that would teach a visitor what to change. */
const ANSWERS = {
  event_missing: [400, { error: "no_sealed_result" }],
  unseal_failed: [400, { error: "no_sealed_result" }],
  event_unreadable: [400, { error: "no_sealed_result" }],
  used_before: [409, { error: "used_before" }],
  store_failed: [500, { error: "internal" }],
};

export const refusalOf = ([reason]) => ANSWERS[reason] ?? [403, { error: "not_trusted" }];

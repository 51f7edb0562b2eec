import { FingerprintClient } from "fingerprint-edge/client";
import { defineEventHandler } from "h3";

export default defineEventHandler(() => {
  const client = new FingerprintClient({ apiKey: process.env.FINGERPRINT_SECRET_KEY });
  return client.getEvent("1708102555327.NLOjmg");
});

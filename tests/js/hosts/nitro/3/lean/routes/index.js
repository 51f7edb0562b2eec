import { FingerprintClient } from "fingerprint-edge/client";
import { defineHandler } from "nitro/h3";

export default defineHandler(() => {
  const client = new FingerprintClient({ apiKey: process.env.FINGERPRINT_SECRET_KEY });
  return client.getEvent("1708102555327.NLOjmg");
});

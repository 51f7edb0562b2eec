// What the job is given besides the API: an event, the same one sealed, and the signature of its webhook.

import { createHmac, randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { KEYS } from "../contract/sealed-events.js";
import { seal } from "../runtimes/seal.mjs";

/** The source of `job/given.js`. */
export function givenModule() {
  const event = {
    event_id: "1708102555327.Hq3TsK",
    timestamp: 1_708_102_555_327,
    url: "https://shop.example/join?from=ad",
    bot: "not_detected",
    vpn: false,
  };
  const text = JSON.stringify(event);
  const secret = randomBytes(24).toString("base64url");
  const given = {
    EVENT: event,
    SEALED: seal(deflateRawSync(text)),
    SEALED_KEY: KEYS[0],
    WEBHOOK_SECRET: secret,
    WEBHOOK_SIGNATURE: `v1=${createHmac("sha256", secret).update(text).digest("hex")}`,
  };
  return Object.entries(given)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join("");
}

// Opens a sealed result while the keys are being changed, one of which was copied badly.
import { DecryptionAlgorithm, type DecryptionKey, type Event, unsealEventsResponse } from "@fingerprint/node-sdk";
import { seal } from "../../seal.js";

const key = Buffer.alloc(32, 1);
const algorithm: DecryptionAlgorithm = DecryptionAlgorithm.Aes256Gcm;
const only: { algorithm: DecryptionAlgorithm.Aes256Gcm } = { algorithm };
const sealed = seal(JSON.stringify({ event_id: "1708102555327.NLOjmg", timestamp: 1708102555327, bot: "bad" }), key);

const rings: Record<string, DecryptionKey[]> = {
  "the key": [{ key, algorithm }],
  "by its text": [{ key, algorithm: "aes-256-gcm" }],
  "by its only algorithm": [{ key, ...only }],
  "after another": [
    { key: Buffer.alloc(32, 2), algorithm },
    { key, algorithm },
  ],
  "after a short one": [
    { key: Buffer.alloc(31, 1), algorithm },
    { key, algorithm },
  ],
  "after an empty one": [
    { key: Buffer.alloc(0), algorithm },
    { key, algorithm },
  ],
  "before a long one": [
    { key, algorithm },
    { key: Buffer.alloc(64, 1), algorithm },
  ],
};
for (const [name, keys] of Object.entries(rings)) {
  const event: Event = await unsealEventsResponse(sealed, keys);
  console.log(name, event.event_id, event.timestamp, event.bot);
}

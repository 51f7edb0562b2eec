// Sealed results of events that happened a second ago.

import { deflateRawSync } from "node:zlib";
import { seal } from "../runtimes/seal.mjs";

let made = 0;

export function sealedEvent(fields = {}) {
  const timestamp = Date.now() - 1_000;
  made += 1;
  return seal(deflateRawSync(JSON.stringify({ event_id: `${timestamp}.St${made}`, timestamp, bot: "not_detected", ...fields })));
}

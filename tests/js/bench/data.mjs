// What the bench's programs answer, open and judge: events of given sizes, sealed and signed with Node's own crypto.

import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { KEYS } from "../contract/sealed-events.js";
import { seal } from "../runtimes/seal.mjs";
import { random } from "../soak/plan.mjs";

const FIXTURES = join(import.meta.dirname, "../../fixtures/v4");
const EVENT = fixture("event-every-field.json");
/** As large as an event with every product switched on. */
const EVENT_BYTES = 7_600;
const SEALED_BYTES = { "2 KB": 2_048, "8 KB": 8_192, "60 KB": 61_440, "1 MB": 1_048_576 };
const WEBHOOK_BYTES = 8_192;
const SECRET = "secret of the bench";

/** Writes a module of texts alone: the programs run where there is no file to read. */
export function writeData(file) {
  const page = (count) => `{"events":[${Array.from({ length: count }, (_, at) => eventOfBytes(EVENT_BYTES, at)).join(",")}]}`;
  const webhook = eventOfBytes(WEBHOOK_BYTES);
  const data = {
    event: eventOfBytes(EVENT_BYTES),
    pages: { 1: page(1), 10: page(10), 100: page(100) },
    notFound: JSON.stringify(fixture("error-event-not-found.json")),
    update: fixture("update.json"),
    key: KEYS[0],
    sealed: Object.fromEntries(Object.entries(SEALED_BYTES).map(([name, bytes]) => [name, seal(deflateRawSync(eventOfBytes(bytes)))])),
    webhook: { data: webhook, secret: SECRET, header: `v1=${createHmac("sha256", SECRET).update(webhook).digest("hex")}` },
  };
  writeFileSync(file, `export default ${JSON.stringify(data)};\n`);
}

/** An event as JSON of this many bytes: as many fields as fit, and tags for the rest. */
function eventOfBytes(bytes, number = 0) {
  const event = { event_id: `1708102555327.${String(number).padStart(6, "N")}`, timestamp: EVENT.timestamp, tags: {} };
  const length = () => Buffer.byteLength(JSON.stringify(event));
  for (const [name, value] of Object.entries(EVENT)) {
    if (name in event) continue;
    event[name] = value;
    if (length() > bytes - 40) delete event[name];
  }
  let left = bytes - length();
  for (let at = 0; left > 120; at++) {
    const item = [
      `item_${at}`,
      { sku: random(at).toString(36).slice(2), price: Math.round(10_000 * random(at)) / 100, gift: at % 7 === 0 },
    ];
    left -= JSON.stringify(item).length;
    event.tags[item[0]] = item[1];
  }
  event.tags.note = "";
  event.tags.note = "x".repeat(bytes - length());
  return JSON.stringify(event);
}

function fixture(name) {
  return JSON.parse(readFileSync(join(FIXTURES, name), "utf8"));
}

// Seals events with Node's own crypto and zlib, which the package's core knows nothing of, and leaves them for the contract.

import { createCipheriv, createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { KEYS, SIZES, eventOfBytes } from "../contract/sealed-events.js";

const MOST_BYTES = 32 * 1024 * 1024;
const EVENT = '{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327}';
const BOM = "\ufeff";

/** Writes a module with all of them as base64, by name. */
export function writeSealed(file) {
  const sealed = {};
  for (const bytes of SIZES) {
    const json = JSON.stringify(eventOfBytes(bytes));
    if (Buffer.byteLength(json) !== bytes) throw new Error(`an event of ${bytes} bytes has ${Buffer.byteLength(json)}`);
    sealed[`${bytes} deflated`] = seal(deflateRawSync(json));
    sealed[`${bytes} plain`] = seal(json);
  }
  const texts = { v3: '{"products":{"suspectScore":{"data":{"result":7}}}}', iq: '{"requestId":"req_01hns3k6tez83695a6t7"}', empty: "", "not JSON": "{,}", array: "[1]", null: "null", "half an event": '{"event_id":"1"}', BOM: BOM + EVENT };
  for (const [name, text] of Object.entries(texts)) sealed[name] = seal(deflateRawSync(text));
  sealed["not UTF-8"] = seal(deflateRawSync(Buffer.from([0x7b, 0xff, 0x7d])));
  sealed["not deflated"] = seal("<event>");
  sealed["half deflated"] = seal(deflateRawSync(EVENT).subarray(0, -4));
  sealed["more behind"] = seal(Buffer.concat([deflateRawSync(EVENT), Buffer.from("more")]));
  sealed["at the limit"] = seal(deflateRawSync(EVENT.padEnd(MOST_BYTES)));
  sealed["beyond the limit"] = seal(deflateRawSync(EVENT.padEnd(MOST_BYTES + 1)));
  sealed.bomb = seal(deflateRawSync(Buffer.alloc(8 * MOST_BYTES)));
  writeFileSync(file, `export default ${JSON.stringify(sealed)};\n`);
}

/** Seals a text, deflated or not, as base64. */
export function seal(text) {
  // A nonce of its own for each, and the same in each run.
  const nonce = createHash("sha256").update(text).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(KEYS[0], "base64"), nonce);
  const sealed = [Buffer.from("9e85dced", "hex"), nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString("base64");
}

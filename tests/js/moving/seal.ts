// Seals an event, as the vendor does, for the programs that open one.
import { createCipheriv } from "node:crypto";
import { deflateRawSync } from "node:zlib";

export function seal(payload: string, key: Buffer): Buffer {
  const nonce = Buffer.alloc(12, 7);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(deflateRawSync(payload)), cipher.final()]);
  return Buffer.concat([Buffer.from("9e85dced", "hex"), nonce, sealed, cipher.getAuthTag()]);
}

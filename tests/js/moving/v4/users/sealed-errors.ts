// What a program logs when no key opens a sealed result.
import { DecryptionAlgorithm, type DecryptionKey, UnsealAggregateError, UnsealError, unsealEventsResponse } from "@fingerprint/node-sdk";
import { seal } from "../../seal.js";

const keyOf = (byte: number, length = 32): DecryptionKey => ({ key: Buffer.alloc(length, byte), algorithm: DecryptionAlgorithm.Aes256Gcm });
const sealed = seal(JSON.stringify({ event_id: "1708102555327.NLOjmg", timestamp: 1 }), Buffer.alloc(32, 1));
const cut = sealed.subarray(0, -1);

for (const [data, keys] of [
  [sealed, [keyOf(2)]],
  [sealed, [keyOf(2), keyOf(3, 31)]],
  [sealed, [keyOf(3, 16)]],
  [cut, [keyOf(1), keyOf(2)]],
] as const) {
  try {
    await unsealEventsResponse(data, [...keys]);
  } catch (error) {
    if (!(error instanceof UnsealAggregateError)) throw error;
    console.log(error.name, error.errors.length, error.message.length > 0);
    for (const one of error.errors) console.log(one instanceof UnsealError, one.name, typeof one.error?.message, one.message.length > 0);
    console.log(keys.every((_, at) => error.toString().includes(String(error.errors[at]))));
  }
}
const made = new UnsealAggregateError([]);
made.addError(new UnsealError(keyOf(1), new Error("why")));
console.log(made.errors.length, made.errors[0]?.error?.message, made.toString().includes("why"));

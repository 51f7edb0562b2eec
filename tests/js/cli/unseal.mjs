// `unseal`: from a file and from standard input, as base64 and as bytes, with the keys of the environment.
import assert from "node:assert/strict";
import { createCipheriv, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { ONCE } from "./running.mjs";

export const SEAL_KEY = randomBytes(32);
const OTHER = randomBytes(32);
const EVENT = { event_id: "1.sealed", timestamp: 1_769_817_600_000, tags: { said: "ü" } };

/** A sealed result, as bytes. */
export function sealed(event, key) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const text = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(event))), cipher.final()]);
  return Buffer.concat([Buffer.from([0x9e, 0x85, 0xdc, 0xed]), nonce, text, cipher.getAuthTag()]);
}

export const unsealTests = [
  [
    "unseal: whichever way it comes, with whichever key fits",
    async ({ run, consumer }) => {
      const bytes = sealed(EVENT, SEAL_KEY);
      const text = bytes.toString("base64");
      const file = join(consumer, `sealed-${bytes.toString("hex").slice(8, 24)}`);
      writeFileSync(file, bytes);
      const keys = { FINGERPRINT_SEALED_KEY: SEAL_KEY.toString("base64"), FINGERPRINT_SECRET_KEY: "" };
      for (const [words, input, environment] of [
        [[], text, keys],
        [["-"], `\r\n${text.replace(/.{76}/g, "$&\r\n")}\n`, keys],
        [["-"], bytes.toString("base64url"), keys],
        [[], bytes, keys],
        [[file], "", keys],
        [[file], "", { FINGERPRINT_SEALED_KEY: `${OTHER.toString("base64")}, ${SEAL_KEY.toString("base64")}\n` }],
      ]) {
        const { status, stdout, stderr } = await run(["unseal", ...words], environment, input);
        assert.deepEqual([status, stderr, JSON.parse(stdout)], [0, "", EVENT]);
      }
      assert.match((await run(["unseal", file, "--table"], keys)).stdout, /^tags\.said +ü$/m);
    },
  ],
  [
    "unseal: what is not opened is an error, what cannot be read is bad usage; no key shows",
    async ({ run, consumer }) => {
      const text = sealed(EVENT, SEAL_KEY).toString("base64");
      const [key, other] = [SEAL_KEY, OTHER].map((bytes) => bytes.toString("base64"));
      for (const [words, input, value, status, message] of [
        [[], text, other, 1, /no key opens the sealed result/],
        [[], text.slice(0, -8), key, 1, /./],
        [[], "not base64!", key, 1, /not base64/],
        [[], "", key, 2, /nothing in it/],
        [[], text, "", 2, /FINGERPRINT_SEALED_KEY is not set/],
        [[], text, "short", 2, /base64|bytes/],
        [[], text, "c2hvcnQ=", 1, /32 bytes/],
        [[join(consumer, "nowhere")], "", key, 2, /cannot be read/],
        [[consumer], "", key, 2, /cannot be read/],
        [["a", "b"], "", key, 2, /one file/],
        [["--key", key], text, key, 2, /not taken from the command line/],
        [[`--sealed-key=${key}`], text, key, 2, /not taken from the command line/],
      ]) {
        const result = await run(["unseal", ...words], { FINGERPRINT_SEALED_KEY: value }, input);
        assert.deepEqual([result.status, result.stdout], [status, ""], `${words} ${result.stderr}`);
        assert.match(result.stderr, message);
        assert.ok(!result.stderr.includes(key) && !result.stderr.includes(other), result.stderr);
      }
    },
    ONCE,
  ],
];

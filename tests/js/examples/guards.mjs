// What the two guards have in common: sealed results of visitors who are let in, and of some who are not.

import { deflateRawSync } from "node:zlib";
import { deepEqual } from "../contract/assert.js";
import { KEYS } from "../contract/sealed-events.js";
import { seal } from "../runtimes/seal.mjs";

export const BINDINGS = { FINGERPRINT_SEALED_KEY: KEYS[0] };

export const IP = "203.0.113.7";
const ORIGIN = "https://shop.example";
export const URL_OF_IT = `${ORIGIN}/sign-up`;

/** An event that the guards like, sealed, with these fields besides. */
function sealed(fields = {}) {
  const timestamp = Date.now() - 1_000;
  const event = {
    event_id: `${timestamp}.Qw3rTy`, timestamp, ip_address: IP, url: `${ORIGIN}/join?from=ad`, replayed: false,
    identification: { visitor_id: "Ibk1527CUFmcnjLwIs4A9", visitor_found: true }, bot: "not_detected", vpn: false, tampering: false, ...fields,
  };
  return seal(deflateRawSync(JSON.stringify(event)));
}

/** Asserts who gets in. `signUp` sends a sealed result and gives status and body. */
export async function checkGuard(signUp, { refused, unread }) {
  const good = await signUp(sealed());
  deepEqual(good, [201, { email: "ada@shop.example", visitor: "Ibk1527CUFmcnjLwIs4A9" }], "a real visitor");
  const mapped = await signUp(sealed({ ip_address: `::ffff:${IP}` }));
  deepEqual(mapped[0], 201, "the same address in another form");
  const bad = {
    "an old event": { timestamp: Date.now() - 3 * 60_000 },
    "an event without a time": { timestamp: null },
    "another address": { ip_address: "198.51.100.9" },
    "no address": { ip_address: undefined },
    "a replayed event": { replayed: true },
    "a bad bot": { bot: "bad" },
    "a bot of a kind that nobody knows": { bot: "undecided" },
    "no word about bots": { bot: undefined },
    "a VPN": { vpn: true },
    "tampering": { tampering: true },
  };
  for (const [what, fields] of Object.entries(bad)) deepEqual(await signUp(sealed(fields)), refused, what);
  const broken = sealed().replace(/.(?=.{9}$)/, (letter) => (letter === "A" ? "B" : "A"));
  for (const nothing of ["", "no base64", "AAAA", broken]) deepEqual(await signUp(nothing), unread, `sealed result "${nothing.slice(0, 9)}"`);
}

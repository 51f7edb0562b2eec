// Sealed results, webhooks and verdicts: the functions that are timed, of both packages where both have them.

import { Buffer } from "node:buffer";
import * as official from "@fingerprint/node-sdk";
import * as ours from "fingerprint-edge";
import { createGuard } from "fingerprint-edge/guard";
import data from "../data.js";

const keys = [{ key: Buffer.from(data.key, "base64"), algorithm: "aes-256-gcm" }];
const webhook = { ...data.webhook, data: Buffer.from(data.webhook.data) };
const event = JSON.parse(data.event);

/** Ten rules, all of which the event keeps. */
const POLICY = {
  maxAgeMs: 1e12,
  ip: event.ip_address,
  origin: new URL(event.url).origin,
  visitorId: event.identification.visitor_id,
  minConfidence: 0,
  maxSuspectScore: 1e6,
  allow: { bot: event.bot, vpn: [true, false] },
  deny: { tor_node: true, vpn_confidence: "low" },
};

/** All of the way of a request but its store, which is somebody else's. */
const guard = createGuard({ keys, policy: POLICY, once: { claim: async () => true } });
const guarded = () => guard(new Request("https://shop.example/", { headers: { "fingerprint-sealed": data.sealed["8 KB"] } }));

/** Each by the contender's name; `atOnce`: of the official SDK's unsealing, a part waits for a thread. */
export const TRUST = {
  ...Object.fromEntries(Object.entries(data.sealed).map(([name, sealed]) => [`unseal ${name}`, unsealing(Buffer.from(sealed, "base64"))])),
  "webhook 8 KB": both(
    ({ isValidWebhookSignature }) => isValidWebhookSignature(webhook),
    (valid) => valid === true,
  ),
  "verdict of ten rules": { ours: () => ours.verifyEvent(event, POLICY), looksRight: ({ ok }) => ok === true },
  "guard of 8 KB": { ours: guarded, looksRight: ({ ok }) => ok === true, atOnce: 16 },
};

function unsealing(sealed) {
  return {
    ...both(
      ({ unsealEventsResponse }) => unsealEventsResponse(sealed, keys),
      ({ event_id }) => event_id === event.event_id,
    ),
    atOnce: 16,
  };
}

function both(call, looksRight) {
  return { ours: () => call(ours), official: () => call(official), looksRight };
}

// Whether an event is that of the visitor who sends the request, fresh, and of one who is let in.
import { verifyEvent } from "fingerprint-edge/verify";
import { addressOf } from "./address.js";

export function isTrusted(event, request, maxAgeMs) {
  const ip = addressOf(request);
  if (!ip) return false;
  const { ok, reasons } = verifyEvent(event, {
    maxAgeMs,
    ip,
    origin: process.env.SITE_ORIGIN,
    rejectReplayed: true,
    deny: { bot: "bad", vpn: true, tampering: true },
  });
  // The codes alone: what was observed is the visitor's data.
  if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
  return ok;
}

// Whether an event is that of the visitor who sends the request, fresh, and of one who is let in.
import { verifyEvent } from "fingerprint-edge/verify";

export function isTrusted(event, request, maxAgeMs) {
  // Cloudflare writes it; `x-forwarded-for` may be written by anyone.
  const ip = request.headers.get("cf-connecting-ip");
  if (!ip) return false;
  const { ok, reasons } = verifyEvent(event, {
    maxAgeMs,
    ip,
    origin: new URL(request.url).origin,
    rejectReplayed: true,
    deny: { bot: "bad", vpn: true, tampering: true },
  });
  // The codes alone: what was observed is the visitor's data.
  if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
  return ok;
}

// Sign-ups of real visitors only: the browser sends its sealed result along, and the Worker judges what is in it.
import { UnsealError, unsealEventsResponse, verifyEvent } from "fingerprint-edge";

export default {
  async fetch(request, env) {
    const { email, sealedResult } = await request.json();
    const event = await unseal(String(sealedResult), env.FINGERPRINT_SEALED_KEY);
    if (!event) return Response.json({ error: "no_sealed_result" }, { status: 400 });

    const { ok, reasons } = verifyEvent(event, {
      maxAgeMs: 2 * 60_000,
      ip: request.headers.get("cf-connecting-ip"),
      origin: new URL(request.url).origin,
      rejectReplayed: true,
      deny: { bot: "bad", vpn: true, tampering: true },
    });
    if (!ok) {
      // The codes alone: what was observed is the visitor's data.
      console.warn(
        event.event_id,
        reasons.map((reason) => reason.split(":")[0]),
      );
      return Response.json({ error: "not_trusted" }, { status: 403 });
    }
    return Response.json({ email, visitor: event.identification?.visitor_id }, { status: 201 });
  },
};

async function unseal(sealedResult, key) {
  try {
    return await unsealEventsResponse(sealedResult, [{ key, algorithm: "aes-256-gcm" }]);
  } catch (error) {
    // What a visitor sends in place of a sealed result is no news; anything else is a fault of ours.
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

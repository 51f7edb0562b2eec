// The event in a sealed result, or nothing where there is none.
import { UnsealError, unsealEventsResponse } from "fingerprint-edge";

export async function eventIn(sealedResult, key) {
  if (typeof sealedResult !== "string") return undefined;
  try {
    const event = await unsealEventsResponse(sealedResult, [{ key, algorithm: "aes-256-gcm" }]);
    // `event_id` is v4's. One without an id could be used again and again.
    return typeof event.event_id === "string" && event.event_id ? event : undefined;
  } catch (error) {
    // What a visitor sends in place of a sealed result is no news; anything else is a fault of ours.
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}

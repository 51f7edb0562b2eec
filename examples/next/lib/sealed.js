// The event in a sealed result, or nothing where there is none.
import { UnsealError, unsealEventsResponse } from "fingerprint-edge/trust";

export async function eventIn(sealedResult, key) {
  if (typeof sealedResult !== "string") return undefined;
  try {
    const event = await unsealEventsResponse(sealedResult, [{ key, algorithm: "aes-256-gcm" }]);
    // `event_id` is v4's. One without an id could be used again and again.
    return typeof event.event_id === "string" && event.event_id ? event : undefined;
  } catch (error) {
    // What a visitor sends in place of a sealed result is no fault of ours; anything else is.
    if (!(error instanceof UnsealError)) throw error;
    // It says why the key opens nothing, such as that it is too short, and nothing of what was sent.
    console.warn(String(error));
    return undefined;
  }
}

// Repeats an update by hand while the event cannot be changed yet, by the type of the status.
import { type EventUpdate, FingerprintServerApiClient, RequestError } from "@fingerprint/node-sdk";
import { apiError, double, EVENT_ID } from "../../double.js";

const isConflict = (error: unknown): error is RequestError<409> => error instanceof RequestError && error.statusCode === 409;

async function update(client: FingerprintServerApiClient, change: EventUpdate): Promise<string> {
  for (let left = 5; left > 0; left--) {
    try {
      await client.updateEvent(EVENT_ID, change);
      return "updated";
    } catch (error) {
      if (!isConflict(error)) throw error;
      const status: 409 = error.statusCode;
      if (left === 1) return `gave up at ${status}`;
    }
  }
  return "never";
}

const busy = apiError(409, "state_not_ready", "not yet", { "retry-after": "0" });
const { fetch } = double(busy, busy, busy, busy, () => new Response(null));
console.log(await update(new FingerprintServerApiClient({ apiKey: "secret-key", fetch }), { suspect: true }));

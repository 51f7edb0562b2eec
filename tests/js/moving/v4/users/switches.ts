// Switches over what the API says, each with an answer for what nobody knows yet.
import { type ErrorCode, type Event, FingerprintServerApiClient, ServerApiError } from "@fingerprint/node-sdk";
import { apiError, double, EVENT_ID, eventOf, json } from "../../double.js";

function verdict(event: Event): string {
  switch (event.bot) {
    case "bad":
      return "block";
    case "good":
    case "not_detected":
      return "let in";
    case undefined:
      return "not asked";
    default:
      return "look at it";
  }
}

function advice(code: ErrorCode): string {
  switch (code) {
    case "event_not_found":
    case "visitor_not_found":
      return "check the id";
    case "wrong_region":
      return "check the region";
    case "secret_api_key_required":
    case "secret_api_key_not_found":
    case "subscription_not_active":
    case "feature_not_enabled":
      return "check the account";
    default:
      return "come back later";
  }
}

for (const bot of ["bad", "good", "not_detected", "a_new_kind", undefined]) {
  const client = new FingerprintServerApiClient({ apiKey: "secret-key", fetch: double(json(eventOf({ bot }))).fetch });
  console.log(verdict(await client.getEvent(EVENT_ID)));
}
for (const code of ["event_not_found", "wrong_region", "feature_not_enabled", "a_new_code"]) {
  const client = new FingerprintServerApiClient({ apiKey: "secret-key", fetch: double(apiError(403, code, "no")).fetch });
  await client.getEvent(EVENT_ID).catch((error: unknown) => console.log(error instanceof ServerApiError ? advice(error.errorCode) : error));
}

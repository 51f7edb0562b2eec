// A catch clause from the narrowest class to the widest.
import { FingerprintServerApiClient, RequestError, SdkError, ServerApiError, TooManyRequestsError } from "@fingerprint/node-sdk";
import { apiError, double, EVENT_ID, json } from "../../double.js";

const answers: Record<string, () => Response> = {
  "an error of the API": apiError(404, "event_not_found", "no such event"),
  "too many": apiError(429, "too_many_requests", "slow down", { "retry-after": "0" }),
  "a proxy": () => new Response("<html>", { status: 501, statusText: "Not Implemented" }),
  "JSON of others": json({ detail: "no" }, 418),
  "half an error": json({ error: { code: "failed" } }, 400),
  "no JSON": () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  "no body": () => new Response(null, { status: 204 }),
};

async function tell(fetch: typeof globalThis.fetch): Promise<string> {
  try {
    await new FingerprintServerApiClient({ apiKey: "secret-key", fetch }).getEvent(EVENT_ID);
    return "no error";
  } catch (error) {
    if (error instanceof TooManyRequestsError) return `${error.name} ${error.statusCode} ${error.errorCode} ${error.message}`;
    if (error instanceof ServerApiError) {
      if (error.errorCode === "event_not_found") return `${error.name} ${error.statusCode} ${error.responseBody.error.message}`;
      return `another ${error.errorCode}`;
    }
    if (error instanceof RequestError) return `${error.name} ${error.statusCode} ${JSON.stringify(error.responseBody)}`;
    if (error instanceof SdkError) return `an SdkError with a response of ${error.response?.status}`;
    throw error;
  }
}

for (const [name, answer] of Object.entries(answers)) console.log(name, await tell(double(answer).fetch));
const failing = async (): Promise<Response> => {
  throw new TypeError("connect ECONNREFUSED");
};
try {
  await new FingerprintServerApiClient({ apiKey: "secret-key", fetch: failing as typeof fetch }).getEvent(EVENT_ID);
} catch (error) {
  if (!(error instanceof SdkError)) throw error;
  console.log(error instanceof RequestError, error.response, (error.cause as Error).message);
}

// What goes into a support ticket: the status, the headers and the body of what was answered.
import { FingerprintServerApiClient, RequestError } from "@fingerprint/node-sdk";
import { double, EVENT_ID } from "../../double.js";

const headers = { "x-request-id": "req-7", "cf-ray": "8f-FRA", "content-type": "application/json" };
const body = JSON.stringify({ error: { code: "failed", message: "internal" } });
const { fetch } = double(() => new Response(body, { status: 403, statusText: "Forbidden", headers }));

try {
  await new FingerprintServerApiClient({ apiKey: "secret-key", fetch }).deleteVisitorData(EVENT_ID);
} catch (error) {
  if (!(error instanceof RequestError)) throw error;
  const { response } = error;
  console.log(response.status, response.statusText, response.headers.get("X-Request-Id"), response.headers.has("cf-ray"));
  console.log(response.headers.get("absent"), typeof response.url, JSON.stringify(error.responseBody));
}

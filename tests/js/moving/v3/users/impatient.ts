// A fetch with a time limit and a log, which is how the official SDK is given either.
import { FingerprintJsServerApiClient, RequestError } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { api, optionsWith, REQUEST_IDS, send } from "../workspace.js";

let sent = 0;
const impatient = ((input: string | URL | Request, init?: RequestInit) => {
  sent++;
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 60);
  return send(input, { ...init, signal: controller.signal });
}) as typeof fetch;
const client = new FingerprintJsServerApiClient(optionsWith({ fetch: impatient }));

const event = await client.getEvent(REQUEST_IDS[0]);
console.log(event.products.identification?.data?.requestId, sent);
api.fail({ hang: true, times: 9 });
try {
  await client.getEvent(REQUEST_IDS[0]);
  console.log("answered");
} catch (error) {
  console.log(error instanceof Error, error instanceof RequestError);
}

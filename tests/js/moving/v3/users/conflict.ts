// Repeats an update by hand while the event cannot be changed yet, since the official SDK does not.
import { type EventsUpdateRequest, FingerprintJsServerApiClient, RequestError } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { api, optionsWith, REQUEST_IDS } from "../workspace.js";

const client = new FingerprintJsServerApiClient(optionsWith());

async function update(requestId: string, body: EventsUpdateRequest, left = 9): Promise<string> {
  try {
    await client.updateEvent(body, requestId);
    return "updated";
  } catch (error) {
    if (!(error instanceof RequestError && error.statusCode === 409)) throw error;
    if (left === 0) return `gave up: ${error.errorCode}`;
    await new Promise((resolve) => setTimeout(resolve, 1));
    return update(requestId, body, left - 1);
  }
}

api.fail({ status: 409, times: 4, headers: { "retry-after": "0" } });
console.log(await update(REQUEST_IDS[0], { linkedId: "order-9", tag: { reviewed: true, by: ["eve"] }, suspect: true }));
const { products } = await client.getEvent(REQUEST_IDS[0]);
const { linkedId, tag, suspect } = products.identification?.data ?? {};
console.log(linkedId, JSON.stringify(tag), suspect);
console.log(await update(REQUEST_IDS[0], { suspect: false }));
console.log((await client.getEvent(REQUEST_IDS[0])).products.identification?.data?.suspect);
api.fail({ status: 409, times: 9, headers: { "retry-after": "0" } });
console.log(await update(REQUEST_IDS[0], { suspect: true }, 1));

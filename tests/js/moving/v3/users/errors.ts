// A catch clause from the narrowest class to the widest, and what goes into a ticket.
import {
  type ErrorResponse,
  FingerprintJsServerApiClient,
  RequestError,
  SdkError,
  TooManyRequestsError,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { api, optionsWith, REQUEST_IDS, VISITOR_ID } from "../workspace.js";

async function tell(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return "no error";
  } catch (error) {
    if (error instanceof TooManyRequestsError) {
      const seconds: number = error.retryAfter;
      return `${error.name}: ${error.statusCode} ${error.errorCode}, again in ${seconds} s`;
    }
    if (error instanceof RequestError) {
      const body = error.responseBody as ErrorResponse | undefined;
      return `${error.name}: ${error.statusCode} ${error.errorCode} ${body?.error?.code} ${error.message === body?.error?.message} ${error.response.status}`;
    }
    if (error instanceof SdkError) return `an SdkError: ${error.response?.status}`;
    return `not the SDK's: ${error instanceof TypeError}`;
  }
}

const client = new FingerprintJsServerApiClient(optionsWith());
console.log(await tell(() => client.getEvent("1764000000000.absent")));
console.log(await tell(() => client.updateEvent({ suspect: true }, "1764000000000.absent")));
console.log(await tell(() => client.deleteVisitorData("AbsentVisitorId000000")));
console.log(await tell(() => new FingerprintJsServerApiClient(optionsWith({ apiKey: "another-key" })).getEvent(REQUEST_IDS[0])));
console.log(await tell(() => new FingerprintJsServerApiClient(optionsWith({ apiKey: "another-key" })).deleteVisitorData(VISITOR_ID)));
for (const retryAfter of [0, 77]) {
  api.fail({ status: 429, times: retryAfter ? 1 : 3, retryAfter });
  console.log(await tell(() => client.getEvent(REQUEST_IDS[0])));
  api.reset();
}
api.fail({ status: 500, times: 3, headers: { "retry-after": "0" } });
console.log(await tell(() => client.searchEvents({ limit: 1 })));
console.log(await tell(() => client.getEvent("")), await tell(() => client.deleteVisitorData("")));
console.log(await tell(() => client.updateEvent(undefined as unknown as { suspect: true }, REQUEST_IDS[0])));

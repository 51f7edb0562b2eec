// The unit test of a service: a client that is not one, and errors that nobody sent.
import {
  type ErrorResponse,
  type Event,
  type FingerprintServerApiClient,
  RequestError,
  SdkError,
  ServerApiError,
  TooManyRequestsError,
} from "@fingerprint/node-sdk";

type Events = Pick<FingerprintServerApiClient, "getEvent" | "updateEvent">;

async function isBad(client: Events, id: string): Promise<string> {
  try {
    return (await client.getEvent(id)).bot === "bad" ? "bad" : "fine";
  } catch (error) {
    if (error instanceof TooManyRequestsError) return `later: ${error.statusCode}`;
    if (error instanceof ServerApiError) return `the API: ${error.errorCode}, ${error.statusCode}, ${error.message}`;
    if (error instanceof RequestError) return `HTTP: ${error.statusCode}, ${error.errorCode}, ${String(error.responseBody)}`;
    return error instanceof SdkError ? `SDK: ${error.message}` : "unknown";
  }
}

const failing = (error: Error): Events => ({ getEvent: () => Promise.reject(error), updateEvent: () => Promise.reject(error) });
const response = new Response(null, { status: 404, statusText: "Not Found" });
const body: ErrorResponse = { error: { code: "event_not_found", message: "no such event" } };
const event: Event = { event_id: "1", timestamp: 1, bot: "bad" };

console.log(await isBad({ getEvent: async () => event, updateEvent: async () => undefined }, "1"));
for (const error of [
  new ServerApiError(body, 404, response),
  ServerApiError.fromErrorResponse(body, response),
  new TooManyRequestsError({ error: { code: "too_many_requests", message: "slow" } }, response),
  RequestError.unknown(response, "<html>"),
  new RequestError("boom", { some: "body" }, 502, "Bad Gateway", response),
  new SdkError("boom"),
  new SdkError("boom", response, new Error("why")),
  new Error("boom"),
]) {
  console.log(
    error.name,
    error.constructor.name,
    await isBad(failing(error), "1"),
    error instanceof SdkError ? error.response?.status : "",
    (error.cause as Error)?.message,
  );
}

// The unit test of a service: clients that are none, and errors that nobody sent.
import {
  type ErrorResponse,
  type EventsGetResponse,
  type FingerprintApi,
  type FingerprintJsServerApiClient,
  RequestError,
  SdkError,
  TooManyRequestsError,
} from "@fingerprintjs/fingerprintjs-pro-server-api";

type Events = Pick<FingerprintJsServerApiClient, "getEvent">;

async function isBad(client: Events, id: string): Promise<string> {
  try {
    return (await client.getEvent(id)).products.botd?.data?.bot.result === "bad" ? "bad" : "fine";
  } catch (error) {
    if (error instanceof TooManyRequestsError) return `later: ${error.retryAfter} s, ${error.statusCode}`;
    if (error instanceof RequestError) return `the API: ${error.statusCode}, ${error.errorCode}, ${JSON.stringify(error.responseBody)}`;
    return error instanceof SdkError ? `SDK: ${error.message}` : "unknown";
  }
}

const event: EventsGetResponse = {
  products: {
    botd: {
      data: {
        bot: { result: "bad", type: "selenium" },
        url: "https://shop.example/",
        ip: "203.0.113.7",
        time: "2025-11-24T16:01:40Z",
        userAgent: "Mozilla/5.0",
        requestId: "1764000100000.aaaaaa",
      },
    },
  },
};
const whole: Pick<FingerprintApi, "getEvent" | "getVisits"> & Events = {
  getEvent: async () => event,
  getVisits: async (visitorId: string) => ({ visitorId, visits: [] }),
};
console.log(await isBad(whole, "1"), (await whole.getVisits("v", { limit: 1 })).visits.length);

const response = new Response(null, { status: 403, statusText: "Forbidden", headers: { "retry-after": "12" } });
const body: ErrorResponse = { error: { code: "WrongRegion", message: "wrong region" } };
for (const error of [
  RequestError.fromErrorResponse(body, response),
  RequestError.fromPlainError({ error: "Forbidden (HTTP 403)" }, response),
  RequestError.unknown(response),
  new RequestError("boom", { some: "body" }, 502, "Bad Gateway", response),
  new TooManyRequestsError(body, response),
  TooManyRequestsError.fromPlain({ error: "too many requests" }, response),
  new SdkError("boom"),
  new SdkError("boom", response, new Error("why")),
  new Error("boom"),
]) {
  const client: Events = { getEvent: () => Promise.reject(error) };
  console.log(error.name, error.constructor.name, error.message, await isBad(client, "1"), (error.cause as Error)?.message);
  console.log(error instanceof SdkError ? error.response?.status : "");
}

// The names of the official SDK of v3, with what this package adds to them: every operation, every option, every error.

import {
  AuthenticationMode,
  type CallOptions,
  type ErrorResponse,
  type EventsGetResponse,
  type EventsUpdateRequest,
  type ExtractQueryParams,
  type FingerprintApi,
  FingerprintJsServerApiClient,
  getRetryAfter,
  type Options,
  Region,
  type RelatedVisitorsResponse,
  RequestError,
  readWebhook,
  SdkError,
  type SearchEventsFilter,
  type SearchEventsResponse,
  TimeoutError,
  TooManyRequestsError,
  unsealEventsResponse,
  type VisitorHistoryFilter,
  type VisitorsResponse,
  type Webhook,
  webhookOf,
} from "fingerprint-edge/v3";

const options: Options = {
  apiKey: () => "key",
  region: Region.EU,
  authenticationMode: AuthenticationMode.AuthHeader,
  api: "v4",
  timeout: 500,
  isRetryable: ({ attempt }) => attempt < 2,
};
const client = new FingerprintJsServerApiClient(options);
export const asApi: FingerprintApi = client;
const call: CallOptions = { timeout: 100, maxRetries: 0 };

export async function everything(
  update: EventsUpdateRequest,
  filter: SearchEventsFilter,
  history: VisitorHistoryFilter,
): Promise<string[]> {
  const event: EventsGetResponse = await client.getEvent("1708102555327.NLOjmg", call);
  const visitor: string | undefined = event.products.identification?.data?.visitorId;
  const nothing: void = await client.updateEvent(update, "1708102555327.NLOjmg", call);
  const page: SearchEventsResponse = await client.searchEvents({ ...filter, limit: 5 }, call);
  const visits: VisitorsResponse = await client.getVisits(visitor ?? "", history, call);
  const old: VisitorsResponse = await client.getVisitorHistory(visits.visitorId, { limit: 5 });
  const related: RelatedVisitorsResponse = await client.getRelatedVisitors({ visitor_id: visits.visitorId }, call);
  await client.deleteVisitorData(visits.visitorId, call);
  return [
    String(nothing),
    page.paginationKey ?? "",
    ...old.visits.map(({ requestId }) => requestId),
    ...related.relatedVisitors.map(String),
  ];
}

export function told(error: unknown): string | number {
  if (error instanceof TooManyRequestsError) {
    const body: ErrorResponse = error.responseBody;
    const status: 429 = error.statusCode;
    return error.retryAfter + status + getRetryAfter(error.response) + body.error.message.length;
  }
  if (error instanceof RequestError) return error.errorCode;
  if (error instanceof TimeoutError) return error.limit;
  return error instanceof SdkError ? error.attempts : "unknown";
}

export async function received(request: Parameters<typeof readWebhook>[0]): Promise<Webhook> {
  const webhook: Webhook = await readWebhook(request, { secret: "secret" });
  return webhook.visitorId ? webhook : webhookOf(JSON.parse("{}"));
}

export const opened = (sealed: Uint8Array): Promise<EventsGetResponse> =>
  unsealEventsResponse(sealed, [{ key: sealed, algorithm: "aes-256-gcm" }]);
export const query: ExtractQueryParams<{ parameters: { query: { limit: number } } }> = { limit: 1 };

// @ts-expect-error: an operation that there is not
client.makeEdgeEvent;
// @ts-expect-error: the update comes first
client.updateEvent("1708102555327.NLOjmg", { suspect: true });
// @ts-expect-error: another API
export const wrong: Options = { apiKey: "key", api: "v5" };

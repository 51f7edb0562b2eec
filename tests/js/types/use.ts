// Every public name, used as a user uses it. The checks are those of the compiler: nothing here is run.

import {
  type CallOptions,
  type ClientOptions,
  type ErrorCode,
  type ErrorResponse,
  type Event,
  type EventRuleAction,
  type EventUpdate,
  type FailureFacts,
  FingerprintClient,
  type FingerprintEvent,
  FingerprintServerApiClient,
  type GetEventOptions,
  type HookFacts,
  type Hooks,
  type Options,
  Region,
  type SearchEventsFilter,
  type SearchEventsResponse,
} from "fingerprint-edge";
import * as init from "fingerprint-edge/init";

declare const signal: NonNullable<CallOptions["signal"]>;
declare const wasm: ArrayBuffer;

export const options: ClientOptions = {
  apiKey: "key",
  region: "eu",
  baseUrl: "https://proxy.example",
  timeout: 1_000,
  deadline: 5_000,
  maxRetries: 0,
  headers: { "x-trace": "7" },
  defaultHeaders: { "x-app": "shop" },
  query: { ii: "shop/1" },
  isRetryable: ({ error, operation, attempt }: FailureFacts) => (operation === "getEvent" && attempt < 3 ? error.retryable : undefined),
  allowInsecureHosts: ["mock-api"],
  dangerouslyAllowBrowser: false,
  hooks: {
    onRequest: ({ operation, urlTemplate, method, attempt }) => [operation, urlTemplate, method, attempt.toFixed()],
    onResponse: async ({ statusCode, durationMs, error }: HookFacts) => [statusCode?.toFixed(), durationMs?.toFixed(), error],
    onRetry: ({ waitMs }) => waitMs?.toFixed(),
  },
};
export const hooks: Hooks = {};
export const sameOptions: Options = options;

export const clients = [
  new FingerprintClient(options),
  new FingerprintClient({ apiKey: "key" }),
  new FingerprintClient({ apiKey: () => "key", region: Region.Global }),
  new FingerprintClient({ apiKey: async () => "key", region: Region.EU }),
  new FingerprintClient({ apiKey: "key", region: Region.AP }),
  new FingerprintClient({ apiKey: "key", region: "EU" as string }),
  new FingerprintClient({ baseUrl: "https://proxy.example" }),
  new FingerprintServerApiClient({ apiKey: "key" }),
];

export const regionOf = (client: FingerprintClient): Region => client.region;
export const byRegion: Record<Region, string> = { EU: "Frankfurt", AP: "Mumbai", [Region.Global]: "Virginia" };
export const getOptions: GetEventOptions = { ruleset_id: "rs_1" };

export const callOptions: CallOptions = {
  signal,
  timeout: 1_000,
  deadline: 5_000,
  maxRetries: 3,
  headers: { "x-trace": "7" },
  isRetryable: () => undefined,
  query: { text: "a", number: 1, flag: true, list: ["a", "b"], absent: undefined },
};

export async function get(client: FingerprintClient): Promise<string | undefined> {
  const event: FingerprintEvent = await client.getEvent("1708102555327.NLOjmg");
  const same: Event = event;
  const time: number = same.timestamp;
  const fresh: FingerprintEvent = await client.waitForEvent(event.event_id, { ruleset_id: "r" }, { deadline: 5_000 });
  await client.getEvent(fresh.event_id, { ruleset_id: "D6N9Kbk9HRWrIWGz" });
  await client.getEvent(event.event_id, {}, callOptions);
  await client.getEvent(event.event_id, undefined, { timeout: time });
  const action: EventRuleAction | undefined = event.rule_action;
  if (action?.type === "block") return String(action.status_code);
  const score: number | undefined = event.identification?.confidence?.score;
  const found: boolean | undefined = event.identification?.visitor_found;
  const city: string | undefined = event.ip_info?.v4?.geolocation?.city_name;
  return score === undefined || found === undefined ? city : event.identification?.visitor_id;
}

/** Enums are open: known values complete, and others compile. */
export function judge(event: FingerprintEvent): string {
  switch (event.bot) {
    case "bad":
      return "a bad bot";
    case "good":
      return "a good bot";
    case "not_detected":
      return "no bot";
    case "a_kind_of_the_future":
      return "a bot of the future";
    default:
      return event.bot ?? "not asked";
  }
}

export const filter: SearchEventsFilter = {
  limit: 10,
  pagination_key: undefined,
  visitor_id: "Ibk1527CUFmcnjLwIs4A9",
  bot: "bad",
  suspect: true,
  environment: ["ae_1", "ae_2"],
  bot_info_category: ["ai_agent", "ai_crawler"],
  min_suspect_score: 7.5,
  start: new Date(0),
  end: "2026-01-31T23:59:59Z",
  total_hits: 100,
  source: ["edge"],
};

export async function search(client: FingerprintClient): Promise<number> {
  const page: SearchEventsResponse = await client.searchEvents(filter, callOptions);
  await client.searchEvents();
  await client.searchEvents({}, { ...callOptions, maxPages: 3 });
  await client.searchEvents({ start: 1767225600000 });
  let count: number = page.events.length + (page.total_hits ?? 0);
  for await (const event of client.searchEvents({ limit: 100 })) count += event.timestamp;
  for await (const { events, pagination_key } of client.searchEvents().pages()) count += events.length + (pagination_key?.length ?? 0);
  const first: string | undefined = await client.searchEvents().then(({ events }) => events[0]?.event_id);
  const [again] = await Promise.all([client.searchEvents(filter), first]);
  const promise: Promise<SearchEventsResponse> = client.searchEvents();
  const iterable: AsyncIterable<FingerprintEvent> = client.searchEvents();
  void [promise, iterable];
  return count + again.events.length;
}

export async function change(client: FingerprintClient): Promise<void> {
  const update: EventUpdate = { linked_id: "order-7", tags: { deep: { list: [1, null] } }, suspect: true };
  const nothing: void = await client.updateEvent("1708102555327.NLOjmg", update);
  await client.updateEvent("1708102555327.NLOjmg", { suspect: false }, callOptions);
  await client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9");
  return client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9", { signal }).then(() => nothing);
}

export const codes: ErrorCode[] = ["event_not_found", "too_many_requests", "a_code_of_the_future"];
export const body: ErrorResponse = { error: { code: "state_not_ready", message: "resource is not mutable yet, try again" } };

/** A `fetch` of the user's own needs no class of the host. */
export const stubbed = new FingerprintClient({
  apiKey: "key",
  fetch: async (url, { method, headers, redirect }) => ({
    status: url.length + method.length + redirect.length + Object.keys(headers).length,
    text: async () => "{}",
  }),
});

export function brought(): Promise<init.FingerprintEvent> {
  init.init(wasm);
  init.init(new Uint8Array(wasm));
  return new init.FingerprintClient({ apiKey: "key", region: init.Region.EU }).getEvent("1708102555327.NLOjmg");
}

// Under `exactOptionalPropertyTypes`: what may be left out may be `undefined`, as a value that somebody else passes on may be.
// A policy is the exception: who names `vpn` and has no value for it would believe that it is checked.

import type {
  CallOptions,
  ClientOptions,
  EdgeOptions,
  EdgeRequest,
  EventPolicy,
  EventUpdate,
  FingerprintV3EventUpdate,
  FingerprintV3GetVisitsParams,
  FingerprintV3SearchEventsFilter,
  GetEventParams,
  Hooks,
  ResponseLike,
  SearchEventsFilter,
  WebhookOptions,
} from "fingerprint-edge";
import { FingerprintClient, FingerprintIqClient } from "fingerprint-edge";
import { createMockApi, type MockApiOptions, type MockFailure } from "fingerprint-edge/mock";

/** All optional members of `T`, each `undefined`; `never` for one that does not take it. */
type Absent<T> = { [K in keyof T as object extends Pick<T, K> ? K : never]-?: undefined };
declare function absent<T>(): Absent<T>;
declare const bindings: { readonly FINGERPRINT_SECRET_KEY?: string; readonly REGION?: string };

export const options: ClientOptions = absent<ClientOptions>();
export const callOptions: CallOptions = absent<CallOptions>();
export const hooks: Hooks = absent<Hooks>();
export const edgeOptions: EdgeOptions = absent<EdgeOptions>();
export const edgeRequest: EdgeRequest = { ...absent<EdgeRequest>(), headers: [], method: "GET", url: "https://shop.example/" };
export const filter: SearchEventsFilter = absent<SearchEventsFilter>();
export const params: GetEventParams = absent<GetEventParams>();
export const update: EventUpdate = absent<EventUpdate>();
export const v3Filter: FingerprintV3SearchEventsFilter = { ...absent<FingerprintV3SearchEventsFilter>(), limit: 1 };
export const v3Params: FingerprintV3GetVisitsParams = absent<FingerprintV3GetVisitsParams>();
export const v3Update: FingerprintV3EventUpdate = absent<FingerprintV3EventUpdate>();
export const webhook: WebhookOptions = { ...absent<WebhookOptions>(), secret: "secret" };
export const response: ResponseLike = { ...absent<ResponseLike>(), status: 200, text: async () => "{}" };
export const mock: MockApiOptions = absent<MockApiOptions>();
export const failure: MockFailure = absent<MockFailure>();
// @ts-expect-error a policy says what it checks
export const policy: EventPolicy = absent<EventPolicy>();
// @ts-expect-error so do its signals
export const denied: EventPolicy = { deny: { vpn: undefined } };

const { FINGERPRINT_SECRET_KEY: apiKey, REGION: region } = bindings;
export const client = new FingerprintClient({ apiKey, region, hooks: { onRetry: undefined } });
export const iq = new FingerprintIqClient({ apiKey, timeout: undefined });
export const page = client.searchEvents({ limit: undefined }, { signal: undefined });
export const event = client.getEvent("1708102555327.NLOjmg", { ruleset_id: region }, { timeout: undefined });
export const edge = client.makeEdgeEvent(edgeRequest, { ip: region, deadline: undefined });
createMockApi({ apiKey }).fail({ times: undefined, status: 503 });

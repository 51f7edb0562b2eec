// A thin wrapper as a library's author writes it, annotated as little as possible: the compiler must be able to write its
// declarations, with nothing in them but names of the package's subpaths.

import {
  applyRuleAction,
  type CallOptions,
  type ClientOptions,
  DecryptionAlgorithm,
  type EdgeRequest,
  type EventRuleAction,
  FingerprintClient,
  type FingerprintEvent,
  FingerprintIqClient,
  type FingerprintIqEvent,
  FingerprintV3Client,
  type FingerprintV3Event,
  type HookFacts,
  InvalidResponseError,
  isValidWebhookSignature,
  Region,
  RequestError,
  readWebhook,
  SdkError,
  SearchPage,
  ServerApiError,
  TimeoutError,
  UnsealAggregateError,
  unsealEventsResponse,
  verifyEvent,
  WebhookError,
} from "fingerprint-edge";
import * as subpath from "fingerprint-edge/client";
import * as guard from "fingerprint-edge/guard";
import { upgradeEvent } from "fingerprint-edge/migrate";
import { createMockApi } from "fingerprint-edge/mock";
import * as rules from "fingerprint-edge/rules";
import * as trust from "fingerprint-edge/trust";
import * as verify from "fingerprint-edge/verify";

export * as errors from "fingerprint-edge/client";
export { verifyEvent as check } from "fingerprint-edge/verify";
export { unsealEventsResponse };

export const client = new FingerprintClient({ apiKey: "key", region: Region.EU });
export const make = (options: ClientOptions) => new FingerprintClient(options);
export const lean = (options: ClientOptions) => new subpath.FingerprintClient(options);
export function get(id: string, options?: CallOptions) {
  return client.getEvent(id, { ruleset_id: "rs" }, options);
}
export const search = (bot: "good" | "bad") => client.searchEvents({ bot });
export const pages = () => search("bad").pages();
export const events = () => search("bad")[Symbol.asyncIterator]();
export async function* walk() {
  for await (const event of client.searchEvents()) yield event;
}
export const methods = { get: client.getEvent, search: client.searchEvents, edge: client.makeEdgeEvent, update: client.updateEvent };
export const edge = (request: EdgeRequest) => client.makeEdgeEvent(request);
export const parts = (event: FingerprintEvent) => ({ ...event.identification, bot: event.bot_info, ip: event.ip_info, tags: event.tags });
export const first = async () => (await search("good")).events[0];

export const v3 = new FingerprintV3Client({ apiKey: "key" });
export const visits = (id: string) => v3.getVisits(id);
export const visitsOf = async (id: string) => (await v3.getVisits(id)).visits;
export const related = (id: string) => v3.getRelatedVisitors(id);
export const old = (id: string) => v3.getEvent(id);
export const oldPages = () => v3.searchEvents({ limit: 1 }).pages();
export const oldParts = (event: FingerprintV3Event) => event.products;
export const oldMethods = { search: v3.searchEvents, visits: v3.getVisits, update: v3.updateEvent };
export const upgrade = upgradeEvent;
export const upgraded = async (id: string) => upgradeEvent(await v3.getEvent(id));

export const iq = new FingerprintIqClient({ apiKey: "key" });
export const verdicts = async (id: string) => (await iq.getEvent(id)).verdicts;
export const iqParts = (event: FingerprintIqEvent) => ({ ...event });

export const settings = (options: ClientOptions) => ({ ...options, hooks: { ...options.hooks, onRetry: (_: HookFacts) => {} } });
export const fetchOf = ({ fetch, headers, hooks }: ClientOptions) => ({ fetch, headers, hooks });
export const signalOf = ({ signal, query }: CallOptions) => ({ signal, query });
export type Fetch = NonNullable<ClientOptions["fetch"]>;
export const stub = (fetch: Fetch) => async (url: string) =>
  fetch(url, { method: "GET", headers: {}, redirect: "manual", signal: undefined });

export const open = (sealed: string, key: string) => unsealEventsResponse(sealed, [{ key, algorithm: DecryptionAlgorithm.Aes256Gcm }]);
export const openOld = (sealed: string, keys: trust.DecryptionKey[]) => trust.unsealEventsResponse<FingerprintV3Event>(sealed, keys);
export const hook = (request: Parameters<typeof readWebhook>[0]) => readWebhook(request, { secret: "secret" });
export const signed = isValidWebhookSignature;
export const reader = trust.readWebhook;
export const judge = (event: FingerprintEvent) => verifyEvent(event, { maxAgeMs: 60_000, deny: { vpn: true } });
export const judgeAny = verify.verifyEvent;
export const policies = { strict: { maxAgeMs: 60_000, deny: { vpn: true } } } satisfies Record<string, verify.EventPolicy>;
export const signals = ({ allow, deny }: verify.EventPolicy) => ({ allow, deny });
export const decide = (action: EventRuleAction, request: Parameters<typeof applyRuleAction>[1]) => applyRuleAction(action, request);
export const act = rules.applyRuleAction;
export const modifications = (action: EventRuleAction) => action.request_header_modifications;

export const mock = createMockApi();
export const { fetch: mockFetch, fail, requests } = mock;
export const mockClient = () => new FingerprintClient({ apiKey: "test", fetch: mock.fetch });
export const answer = () => mock.fetch("https://api.fpjs.io/v4/events");

export const guarding = (request: guard.GuardedRequest) => guard.createGuard({ client, policy: { maxAgeMs: 60_000 } })(request);
export const strict = guard.createGuard({ client: iq, policy: () => policies.strict, once: guard.memoryOnce() });
export const stores = { d1: guard.d1Once, kv: guard.denoKvOnce, objects: guard.durableObjectOnce };

export class Client extends FingerprintClient {
  async visitor(id: string) {
    const event = await this.getEvent(id);
    return event.identification;
  }
}
export class NotFound extends RequestError {
  readonly tried = [this.operation, this.attempts] as const;
}
export class Refused extends WebhookError {}
export class Closed extends UnsealAggregateError {}
export class Page extends SearchPage<FingerprintEvent, string> {}
export const known = (error: unknown) => {
  if (error instanceof ServerApiError) return { code: error.errorCode, error };
  if (error instanceof TimeoutError || error instanceof InvalidResponseError) return error;
  return error instanceof SdkError ? error.attempts : undefined;
};
export const why = (error: UnsealAggregateError) => error.errors;
export const facts = (error: ConstructorParameters<typeof RequestError>[4]) => ({ ...error });

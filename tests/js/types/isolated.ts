// The same with every type written out, as `isolatedDeclarations` wants it: each subpath has the names of all that it deals with.

import * as client from "fingerprint-edge/client";
import * as guard from "fingerprint-edge/guard";
import type { WasmSource } from "fingerprint-edge/init";
import { type FingerprintV3Webhook, type UpgradedEvent, upgradeEvent } from "fingerprint-edge/migrate";
import { createMockApi, type HostResponse, type MockApi, type MockFailure, type MockFetch, type MockRequest } from "fingerprint-edge/mock";
import * as rules from "fingerprint-edge/rules";
import * as trust from "fingerprint-edge/trust";
import * as verify from "fingerprint-edge/verify";

export const fetching: client.FetchLike = async (_url: string, init: client.FetchInit): Promise<client.ResponseLike> => ({
  status: init.headers.accept ? 200 : 400,
  statusText: undefined,
  text: async () => "{}",
});
export const made: client.FingerprintClient = new client.FingerprintClient({ apiKey: "key", fetch: fetching });
export function search(filter: client.SearchEventsFilter): client.SearchPage<client.SearchEventsResponse, client.FingerprintEvent> {
  return made.searchEvents(filter);
}
export const old: client.FingerprintV3Client = new client.FingerprintV3Client({ apiKey: "key" });
export function visits(id: string): client.SearchPage<client.FingerprintV3Visits, client.FingerprintV3Visit> {
  return old.getVisits(id);
}
export async function identified(id: string): Promise<client.FingerprintV3Identification | undefined> {
  return (await old.getEvent(id)).products.identification?.data;
}
export async function judged(id: string): Promise<client.FingerprintIqVerdicts | undefined> {
  return (await new client.FingerprintIqClient({ apiKey: "key" }).getEvent(id)).verdicts;
}
export async function edge(request: client.RequestLike, options: client.EdgeOptions): Promise<client.EdgeResponse> {
  return made.makeEdgeEvent(request, options);
}
export const stop = (signal: client.AbortSignalLike): client.CallOptions => ({ signal });
export const traced = (headers: client.HeadersLike, hooks: client.Hooks): client.ClientOptions => ({ headers, hooks });
export class Refused extends client.RequestError {
  constructor(response: client.ResponseFacts) {
    super("refused", "", 403, "refused", response);
  }
}

export function open(sealed: trust.BufferSourceLike, keys: trust.DecryptionKey[]): Promise<trust.FingerprintEvent> {
  return trust.unsealEventsResponse(sealed, keys);
}
export function receive(request: trust.IncomingRequestLike, options: trust.WebhookOptions): Promise<FingerprintV3Webhook> {
  return trust.readWebhook<FingerprintV3Webhook>(request, options);
}
export const closed = (error: trust.UnsealAggregateError): trust.UnsealError[] => error.errors;
export const policy: verify.EventPolicy = { deny: { vpn: true } satisfies verify.SignalRules };
export const judge = (event: verify.JudgedEvent): verify.Verdict => verify.verifyEvent(event, policy);
export const denied: verify.OneOrMore<verify.ConfidenceValue> = ["low", "medium"];
export function act(action: rules.EventRuleAction, request: rules.RequestLike): rules.RequestLike | rules.RuleResponse {
  return rules.applyRuleAction(action, request);
}
export const upgrade = (event: FingerprintV3Webhook): UpgradedEvent => upgradeEvent(event);
export const mock: MockApi = createMockApi();
export const reach: MockFetch = (input): Promise<HostResponse> => mock.fetch(input);
export const failures: MockFailure[] = [{ status: 503, times: undefined }];
export const received = (): readonly MockRequest[] => mock.requests;
export type Module = WasmSource;
export const guarded: guard.Guard<guard.FingerprintEvent> = guard.createGuard({
  keys: [{ key: "key", algorithm: "aes-256-gcm" } satisfies guard.DecryptionKey],
  policy: { maxAgeMs: 60_000 } satisfies guard.EventPolicy,
  from: { header: "x-sealed" } satisfies guard.Place,
});
export const store: guard.Once = guard.memoryOnce();
export const asked = (request: guard.GuardedRequest): Promise<guard.GuardResult<guard.FingerprintEvent>> => guarded(request);
export class Used extends guard.OnceObject {}

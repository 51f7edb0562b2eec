// The guard, as a user writes it, in a Worker, in Deno and in Node.

import {
  FingerprintClient,
  type FingerprintEvent,
  FingerprintIqClient,
  type FingerprintIqEvent,
  FingerprintV3Client,
} from "fingerprint-edge/client";
import {
  createGuard,
  type D1DatabaseLike,
  type DenoKvLike,
  type DurableObjectNamespaceLike,
  d1Once,
  denoKvOnce,
  durableObjectOnce,
  type Guard,
  type GuardClient,
  type GuardedRequest,
  type GuardOptions,
  type GuardPassed,
  type GuardPolicy,
  type GuardReason,
  type GuardRefused,
  type GuardResult,
  memoryOnce,
  type Once,
  OnceObject,
  type Place,
  type RequestPolicy,
} from "fingerprint-edge/guard";

/** As Cloudflare's types have it. */
declare namespace Rpc {
  const __DURABLE_OBJECT_BRAND: "__DURABLE_OBJECT_BRAND";
  interface DurableObjectBranded {
    [__DURABLE_OBJECT_BRAND]: never;
  }
}
declare class Namespace<T extends Rpc.DurableObjectBranded> {
  idFromName(name: string): { name: string };
  get(
    id: { name: string },
    options?: { locationHint: string },
  ): { fetch(input: string | object, init?: { method?: string }): Promise<{ status: number }> };
  readonly of: T;
}
declare const env: { ONCE: Namespace<OnceObject>; DB: D1DatabaseLike; KEY: string };
declare const kv: DenoKvLike;
declare const request: GuardedRequest & { readonly cf: { country: string } };
const keys = [{ key: "key", algorithm: "aes-256-gcm" }] as const;

const client = new FingerprintClient({ apiKey: "key" });
export const guard: Guard = createGuard({
  client,
  keys,
  policy: (request) => ({ maxAgeMs: 60_000, ip: request.headers.get("cf-connecting-ip"), deny: { bot: "bad" } }),
  from: [
    { header: "fingerprint-sealed", kind: "sealed" },
    { json: "device.eventId", kind: "event_id" },
  ],
  once: durableObjectOnce(env.ONCE),
  deadline: 3_000,
  onError: "reject",
});
export async function visitor(): Promise<string | undefined> {
  const { ok, reasons, event, cause } = await guard(request);
  if (!ok) throw new Error(reasons.join(), { cause });
  return event.identification?.visitor_id;
}
const lenient = createGuard({ client, policy: { maxAgeMs: 60_000 }, onError: "accept" });
export async function anyone(): Promise<string | undefined> {
  const { ok, event } = await lenient(request);
  // @ts-expect-error there may be none
  return ok ? event.event_id : undefined;
}
export const countries = createGuard({
  keys,
  policy: (request: GuardedRequest & { readonly cf: { country: string } }) => ({ linkedId: request.cf.country }),
});
export const country = async (): Promise<FingerprintEvent | undefined> => (await countries(request)).event;
// @ts-expect-error the policy reads what this request does not have
export const nowhere = () => countries({ headers: new Map(), url: "/" });

const iq = createGuard({ client: new FingerprintIqClient({ apiKey: "key" }), policy: { maxAgeMs: 1 }, once: d1Once(env.DB) });
export const ofIq = async (): Promise<FingerprintIqEvent | undefined> => (await iq(request)).event;
const old = createGuard({ client: new FingerprintV3Client({ apiKey: "key" }), policy: { maxAgeMs: 1 }, once: denoKvOnce(kv) });
export const ofV3 = async () => (await old(request)).event?.products;

export const stores: Once[] = [memoryOnce(), { claim: async (id: string, ttlMs: number) => id.length < ttlMs }];
export const object: new (state: { storage: unknown }) => OnceObject = OnceObject;
export const namespace: DurableObjectNamespaceLike = env.ONCE;
export const place: Place = { cookie: "event" };
export const nobody: RequestPolicy = { ip: null };
export const policy: GuardPolicy = async () => ({ maxAgeMs: 60_000 });
export const double: GuardClient = { getEvent: async (id) => ({ event_id: id, timestamp: 1 }) as FingerprintEvent };
export const options: GuardOptions = { client: double, policy };
export const refused = (reason: GuardReason): boolean =>
  reason === "used_before" || reason === "store_failed" || reason.startsWith("api_failed");
export const passed = (result: GuardPassed): FingerprintEvent => result.event;
export const kept = (result: GuardRefused): FingerprintEvent | undefined => result.event;
export const told = ({ ok, reasons }: GuardResult): string => (ok ? "" : reasons.join("; "));

// @ts-expect-error a policy is needed
createGuard({ keys });
// @ts-expect-error there is no such choice
createGuard({ keys, policy: { maxAgeMs: 1 }, onError: "allow" });
// @ts-expect-error a store has a method
createGuard({ keys, policy: { maxAgeMs: 1 }, once: memoryOnce });
// @ts-expect-error KV cannot do it
d1Once({ get: async () => null, put: async () => {} });

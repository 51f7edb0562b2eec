// What the snippets leave to their readers: bindings, a request, what a browser sent, and no network but the mock.

import { FingerprintClient, type FingerprintEvent, FingerprintV3Client } from "fingerprint-edge";
import { createMockApi } from "fingerprint-edge/mock";

export interface Worker {
  fetch(incoming: Request, bindings: typeof env): Promise<Response>;
}

const key = new Uint8Array(32).fill(7);

const secrets = {
  FINGERPRINT_SECRET_KEY: "test",
  FINGERPRINTIQ_SECRET_KEY: "fiq_secret_test",
  FINGERPRINTIQ_LIVE_KEY: "fiq_test_key",
  WEBHOOK_SECRET: "a secret of webhooks",
  FINGERPRINT_SEALED_KEY: btoa(String.fromCharCode(...key)),
  NEW_KEY: btoa(String.fromCharCode(...new Uint8Array(32).fill(8))),
  OLD_KEY: btoa(String.fromCharCode(...key)),
};
/** Durable Objects that nobody has asked before. */
const ONCE = { idFromName: (name: string) => name, get: (_id: string) => ({ fetch: async () => new Response(null, { status: 201 }) }) };
export const env = { ...secrets, ONCE };
export const process = { env: secrets };
/** A bucket of R2 with nothing in it yet. */
export const bucket = {
  get: async (name: string): Promise<{ text(): Promise<string> } | null> => (name === "" ? { text: async () => "" } : null),
  put: async (_name: string, _text: string): Promise<void> => {},
};
// Where a snippet has Node's own `process`, or what a bundler makes of it.
Object.assign((globalThis as { process?: typeof process }).process?.env ?? {}, secrets);

/** What hosts are told to serve by, tried with a request. */
export const served: Promise<void>[] = [];
const serve = (fetch: (request: Request) => Promise<Response>) => served.push(answers(fetch));
export const Deno = { env: { get: (name: keyof typeof secrets): string | undefined => secrets[name] }, serve };
export const Bun = { serve: ({ fetch }: { fetch(request: Request): Promise<Response> }) => serve(fetch) };

async function answers(fetch: (request: Request) => Promise<Response>) {
  const { status } = await fetch(request.clone());
  if (status !== 200) throw new Error(`it answered ${status}`);
}

// Of the mock's own events, the newest one with the ids that the pages name.
const keys = { apiKey: "test", iqApiKey: env.FINGERPRINTIQ_SECRET_KEY, iqLiveKey: env.FINGERPRINTIQ_LIVE_KEY };
const own = new FingerprintClient({ apiKey: "test", fetch: createMockApi(keys).fetch });
const [newest] = (await own.searchEvents({ bot: "none", limit: 1 })).events;
const named = {
  ...newest,
  event_id: "1708102555327.NLOjmg",
  // Fresh enough for a policy, and old enough to be updated.
  timestamp: Date.now() - 5_000,
  ip_address: "192.0.2.1",
  identification: { ...newest?.identification, visitor_id: "Ibk1527CUFmcnjLwIs4A9" },
};
const iqNamed = { requestId: "req_01hns3k6tez83695a6t7", visitorId: "iq_01hns3k6tez83695a6t714s6n1", createdAt: Date.now(), verdicts: {} };
const rulesets = { rs_0aB1cD2eF3: { type: "allow", request_header_modifications: { set: [{ name: "x-visitor", value: "known" }] } } };
const mock = createMockApi({ ...keys, events: [named], iqEvents: [iqNamed], rulesets }).fetch as typeof fetch;
// The proxy of a browser's page adds the key, and takes its own path off. A request that is passed on gets to an origin.
globalThis.fetch = (async (url: string | Request, init: RequestInit & { headers: Record<string, string> }) =>
  typeof url !== "string"
    ? new Response("origin")
    : url.startsWith("https://shop.example/fingerprint/")
      ? mock(url.replace("https://shop.example/fingerprint", "https://api.fpjs.io"), {
          ...init,
          headers: { ...init.headers, authorization: "Bearer test" },
        })
      : mock(url, init)) as typeof fetch;

export const client = new FingerprintClient({ apiKey: "test" });
export const v3 = new FingerprintV3Client({ apiKey: "test" });
export const eventId = named.event_id;
export const id = eventId;
export const event: FingerprintEvent = await client.getEvent(eventId);
export const v3Event = await v3.getEvent(eventId);

const body = JSON.stringify(event);
export const sealed = await sealedOf(body);

/** A request that is a webhook as well, with the address that a host has put into its header. */
export const request = new Request("https://shop.example/account", {
  method: "POST",
  body,
  headers: {
    "content-type": "application/json",
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "cf-connecting-ip": "192.0.2.1",
    "x-event-id": eventId,
    "fingerprint-sealed": sealed,
    "fpjs-event-signature": `v1=${await signatureOf(body, env.WEBHOOK_SECRET)}`,
  },
});

/** What a handler is tried with: one of them it must answer. */
export const requests = [request, new Request(`https://shop.example/fingerprint/v4/events/${eventId}`)];

async function signatureOf(text: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const hmac = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", hmac, encoder.encode(text)));
  return [...signature].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The text as the API seals it, in base64: deflated, encrypted with AES-256-GCM, and with its header in front. */
async function sealedOf(text: string): Promise<string> {
  const deflated = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const encrypted = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, aes, deflated);
  const bytes = [0x9e, 0x85, 0xdc, 0xed, ...iv, ...new Uint8Array(encrypted)];
  return btoa(String.fromCharCode(...bytes));
}

// The host's own classes, where its types are known.

import { FingerprintClient, applyRuleAction, isValidWebhookSignature, readWebhook, unsealEventsResponse, type EventRuleAction, type FingerprintEvent } from "fingerprint-edge";
import { init } from "fingerprint-edge/init";
import { createMockApi } from "fingerprint-edge/mock";

export async function withTheHostsClasses(event: Event): Promise<FingerprintEvent> {
  const client = new FingerprintClient({ apiKey: "key", fetch, headers: new Headers({ "x-trace": "7" }), dangerouslyAllowBrowser: true });
  new FingerprintClient({ apiKey: "key", fetch: globalThis.fetch, region: undefined, baseUrl: undefined, headers: undefined });
  const controller = new AbortController();
  event.preventDefault();
  await client.searchEvents({}, { signal: controller.signal, headers: new Headers() });
  await client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9", { signal: AbortSignal.timeout(1_000) });
  const api = createMockApi();
  const response: Response = await api.fetch("https://api.fpjs.io/v4/events");
  await client.makeEdgeEvent(new Request("https://example.com"), { ipHeader: "cf-connecting-ip" });
  const incoming = new Request("https://example.com/hook", { method: "POST", body: "{}" });
  await readWebhook(incoming, { secret: "secret" });
  isValidWebhookSignature({ header: incoming.headers.get("fpjs-event-signature"), data: await incoming.arrayBuffer(), secret: "secret" });
  const source: BufferSource = await incoming.arrayBuffer();
  await unsealEventsResponse(source, [{ key: source, algorithm: "aes-256-gcm" }]);
  init(new WebAssembly.Module(await response.arrayBuffer()));
  return client.getEvent("1708102555327.NLOjmg");
}

export async function answer(action: EventRuleAction, request: Request): Promise<Response> {
  const next: Request | Response = applyRuleAction(action, request);
  return next instanceof Response ? next : fetch(next);
}

// The three systems beside one another, and what none of them takes.

import {
  type EdgeRequest,
  type EdgeResponse,
  type FingerprintClient,
  FingerprintIqClient,
  type FingerprintIqEvent,
  type FingerprintIqInspection,
  type FingerprintIqVisitor,
  type FingerprintIqVisits,
  type FingerprintV3Client,
  type FingerprintV3Event,
  type FingerprintV3SearchEventsFilter,
  type FingerprintV3Visits,
  type RequestLike,
} from "fingerprint-edge";

export async function v3(client: FingerprintV3Client): Promise<void> {
  const event: FingerprintV3Event = await client.getEvent("1708102555327.NLOjmg", { timeout: 1000 });
  const bot: string | undefined = event.products.botd?.data?.bot.result;
  const filter: FingerprintV3SearchEventsFilter = { limit: 10, bot: "bad", start: new Date(), environment: ["ae_1"] };
  for await (const found of client.searchEvents(filter)) found.products.identification?.data?.visitorId satisfies string | undefined;
  const visits: FingerprintV3Visits = await client.getVisits("Ibk1527CUFmcnjLwIs4A9", { limit: 5, paginationKey: "x" });
  for await (const visit of client.getVisits("Ibk1527CUFmcnjLwIs4A9")) visit.requestId satisfies string;
  const { products } = await client.getEvent("1708102555327.NLOjmg");
  for (const { label } of products.labels?.data ?? []) label satisfies string;
  await client.updateEvent("1708102555327.NLOjmg", { linkedId: "a", tag: { b: 1 }, suspect: true });
  await client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9");
  (await client.getRelatedVisitors("Ibk1527CUFmcnjLwIs4A9")).relatedVisitors[0]?.visitorId satisfies string | undefined;
  void [bot, visits.visits];

  // @ts-expect-error the limit is required
  await client.searchEvents({ bot: "bad" });
  // @ts-expect-error an enum value that there is not
  await client.searchEvents({ limit: 1, bot: "evil" });
  // @ts-expect-error the field is called linkedId
  await client.updateEvent("x", { linked_id: "a" });
  // @ts-expect-error a misspelt property
  event.products.bodt;
  // @ts-expect-error an operation of v4 alone
  await client.makeEdgeEvent({});
}

export async function iq(client: FingerprintIqClient, request: RequestLike): Promise<void> {
  const event: FingerprintIqEvent = await client.getEvent("req_01hns3k6tez83695a6t7");
  // @ts-expect-error a misspelt property
  event.verdict;
  const visits: FingerprintIqVisits = await client.getVisits("iq_1", { timeout: 1000 });
  visits.visits[0]?.signals?.client?.canvas?.value?.hash satisfies string | undefined;
  visits.visits[0]?.country satisfies string | null | undefined;
  const visitor: FingerprintIqVisitor = await client.getVisitor("iq_1");
  visitor.ipLocation?.country satisfies string | undefined;
  const seen: FingerprintIqInspection = await client.inspectRequest(request, { sensitiveHeaders: ["x-api-key"], rawSampleRate: 0.5 });
  seen.callerType satisfies string;
  seen.classification?.runtime satisfies string | null | undefined;
  await client.inspectRequest({ method: "GET", path: "/", headers: { accept: "*/*" } });
  new FingerprintIqClient({ apiKey: "fiq_secret_x", liveKey: async () => "fiq_live_x" });
  new FingerprintIqClient({ liveKey: "fiq_test_x" });
  // @ts-expect-error a field that is missing
  await client.inspectRequest({ method: "GET", headers: {} });
  // @ts-expect-error a misspelt option
  new FingerprintIqClient({ liveKye: "fiq_test_x" });
  // @ts-expect-error an operation that FingerprintIQ does not document
  await client.searchEvents({});
  // @ts-expect-error there are no regions
  new FingerprintIqClient({ apiKey: "fiq_secret_x", region: "eu" });
}

export async function edge(client: FingerprintClient, request: EdgeRequest): Promise<EdgeResponse> {
  await client.makeEdgeEvent(request, { linked_id: "a", tags: { b: 1 }, sensitiveHeaders: ["x-api-key"], timeout: 500 });
  // @ts-expect-error a misspelt option
  await client.makeEdgeEvent(request, { ipheader: "cf-connecting-ip" });
  // @ts-expect-error headers are a list, for their order
  await client.makeEdgeEvent({ ...request, headers: { host: "example.com" } });
  return client.makeEdgeEvent(request, { ip: "1.2.3.4" });
}

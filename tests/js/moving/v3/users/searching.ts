// Searches events, with filters of all kinds, and goes through all pages by hand.
import {
  type EventsGetResponse,
  FingerprintJsServerApiClient,
  type SearchEventsFilter,
  type SearchEventsResponse,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { NOW, optionsWith, VISITOR_ID } from "../workspace.js";

const client = new FingerprintJsServerApiClient(optionsWith());
type Found = NonNullable<SearchEventsResponse["events"]>[number];
const idOf = (event: Found): string | undefined => event.products.identification?.data?.requestId;

async function walk(filter: SearchEventsFilter): Promise<string> {
  const ids: (string | undefined)[] = [];
  let key: string | undefined;
  do {
    const page: SearchEventsResponse = await client.searchEvents({ ...filter, ...(key ? { pagination_key: key } : {}) });
    ids.push(...(page.events ?? []).map(idOf));
    key = page.paginationKey;
  } while (key);
  return ids.join();
}

console.log(await walk({ limit: 3 }));
console.log(await walk({ limit: 1, reverse: true }));
console.log(await walk({ limit: 10, bot: "bad" }));
console.log(await walk({ limit: 10, visitor_id: VISITOR_ID, linked_id: "order-8" }));
console.log(await walk({ limit: 10, ip_address: "203.0.113.0/24", vpn: false, vpn_confidence: "high" }));
console.log(await walk({ limit: 10, start: 1764000100000, end: 1764000400000 }));
console.log(await walk({ limit: 10, min_suspect_score: 30 }));
console.log(await walk({ limit: 500, end: NOW }));
console.log(await walk({ limit: 2, visitor_id: "AbsentVisitorId000000" }));
const page = await client.searchEvents({ limit: 1, bot: "bad" });
const event: EventsGetResponse | undefined = page.events?.[0];
console.log(event?.products.botd?.data?.bot.type, event?.products.vpn?.data?.result, event?.products.suspectScore?.data?.result);

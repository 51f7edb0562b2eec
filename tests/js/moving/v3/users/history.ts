// Goes through a visitor's history, page by page, by both names of the operation.
import {
  FingerprintJsServerApiClient,
  type VisitorHistoryFilter,
  type VisitorsResponse,
} from "@fingerprintjs/fingerprintjs-pro-server-api";
import { optionsWith, REQUEST_IDS, VISITOR_ID } from "../workspace.js";

const client = new FingerprintJsServerApiClient(optionsWith());

async function all(filter: NonNullable<VisitorHistoryFilter>): Promise<VisitorsResponse["visits"]> {
  const visits: VisitorsResponse["visits"] = [];
  let paginationKey: string | undefined;
  do {
    const page: VisitorsResponse = await client.getVisits(VISITOR_ID, { ...filter, ...(paginationKey ? { paginationKey } : {}) });
    visits.push(...page.visits);
    paginationKey = page.paginationKey;
  } while (paginationKey);
  return visits;
}

for (const visit of await all({ limit: 2 })) {
  const { requestId, ip, linkedId, url, timestamp, time, visitorFound, confidence, tag, browserDetails } = visit;
  console.log(requestId, ip, linkedId, url, timestamp, time, visitorFound, confidence?.score, JSON.stringify(tag), browserDetails.os);
  console.log(visit.firstSeenAt.subscription, visit.lastSeenAt.subscription);
}
console.log((await all({ limit: 1 })).length);
const old = await client.getVisitorHistory(VISITOR_ID, { linked_id: "order-7" });
console.log(old.visitorId, old.visits.map(({ requestId }) => requestId).join());
const one = await client.getVisits(VISITOR_ID, { request_id: REQUEST_IDS[2] });
console.log(one.visits.map(({ requestId }) => requestId).join());
const before = await client.getVisits(VISITOR_ID, { before: 1764000200000, limit: 5 });
console.log(before.visits.map(({ requestId }) => requestId).join());
const nobody = await client.getVisits("AbsentVisitorId000000");
console.log(nobody.visitorId, nobody.visits.length, nobody.paginationKey);

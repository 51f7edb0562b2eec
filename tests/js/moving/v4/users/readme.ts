// The first program of whoever reads a README: a client, an event, a search.
import { FingerprintServerApiClient, Region } from "@fingerprint/node-sdk";
import { double, EVENT_ID, eventOf, json, VISITOR_ID } from "../../double.js";

const { fetch, sent } = double(
  json(eventOf({ identification: { visitor_id: VISITOR_ID } })),
  json({ events: [eventOf(), eventOf()], pagination_key: "1708102555327" }),
  json(eventOf({ rule_action: { type: "allow", ruleset_id: "rs_1", rule_id: "r_1" } })),
);
const client = new FingerprintServerApiClient({ apiKey: "secret-key", region: Region.Global, fetch });

client
  .getEvent(EVENT_ID)
  .then((event) => console.log(event.event_id, event.identification?.visitor_id))
  .then(async () => {
    const found = await client.searchEvents({ limit: 2, visitor_id: VISITOR_ID, suspect: true });
    console.log(found.events.length, found.pagination_key, found.total_hits);
    const { rule_action } = await client.getEvent(EVENT_ID, { ruleset_id: "rs_1" });
    console.log(rule_action?.type);
    for (const { url, method, headers } of sent) {
      url.searchParams.delete("ii");
      url.searchParams.sort();
      console.log(method, url.href, headers.get("authorization"));
    }
  })
  .catch((error: unknown) => console.log("failed", error));

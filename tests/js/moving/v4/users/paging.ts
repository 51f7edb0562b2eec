// Goes through all pages by hand, with the key of the next one.
import { type Event, FingerprintServerApiClient, type SearchEventsFilter, type SearchEventsResponse } from "@fingerprint/node-sdk";
import { double, eventOf, json } from "../../double.js";

const { fetch, sent } = double(
  json({ events: [eventOf()], pagination_key: "a" }),
  json({ events: [eventOf(), eventOf()], pagination_key: "b" }),
  json({ events: [] }),
);
const client = new FingerprintServerApiClient({ apiKey: "secret-key", fetch });

async function all(filter: NonNullable<SearchEventsFilter>): Promise<Event[]> {
  const events: Event[] = [];
  let key: string | undefined;
  do {
    const page: SearchEventsResponse = await client.searchEvents({ ...filter, ...(key === undefined ? {} : { pagination_key: key }) });
    events.push(...page.events);
    key = page.pagination_key;
  } while (key);
  return events;
}

const events = await all({
  limit: 2,
  bot: "bad",
  environment: ["e1", "e2"],
  start: 1,
  end: "2026-01-01T00:00:00Z",
  vpn_confidence: "high",
});
console.log(events.length, events.map(({ event_id }) => event_id).join());
for (const { url } of sent) {
  url.searchParams.delete("ii");
  console.log(
    [...url.searchParams]
      .map((pair) => pair.join("="))
      .sort()
      .join("&"),
  );
}

// What must not compile: each line is a mistake that a user makes, and `tsc` says so.

import { FingerprintClient, TimeoutError, type EventUpdate, type FingerprintEvent, type SearchEventsFilter } from "fingerprint-edge";

declare const client: FingerprintClient;
declare const event: FingerprintEvent;
declare const failure: TimeoutError;

export async function operations(): Promise<void> {
  // @ts-expect-error an operation of v3 alone
  await client.getVisits("Ibk1527CUFmcnjLwIs4A9");
  // @ts-expect-error an operation of v3 alone
  await client.getRelatedVisitors({ visitor_id: "Ibk1527CUFmcnjLwIs4A9" });
  // @ts-expect-error an id is needed
  await client.getEvent();
  // @ts-expect-error an id is a string
  await client.getEvent(1708102555327);
  // @ts-expect-error the parameter is called ruleset_id
  await client.getEvent("1708102555327.NLOjmg", { rulesetId: "x" });
  // @ts-expect-error an update is needed
  await client.updateEvent("1708102555327.NLOjmg");
  // @ts-expect-error the field is called linked_id
  await client.updateEvent("1708102555327.NLOjmg", { linkedId: "x" });
  // @ts-expect-error no update goes with a deletion
  await client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9", { suspect: true });
  // @ts-expect-error an option of the client, not of a call
  await client.getEvent("1708102555327.NLOjmg", {}, { region: "eu" });
  // @ts-expect-error seconds as text
  await client.searchEvents({}, { timeout: "5s" });
  // @ts-expect-error nothing comes back
  (await client.updateEvent("1708102555327.NLOjmg", {})).event_id;
}

export const clients = [
  // @ts-expect-error options are needed
  new FingerprintClient(),
  // @ts-expect-error options are an object
  new FingerprintClient("key"),
  // @ts-expect-error a key is a string
  new FingerprintClient({ apiKey: 42 }),
  // @ts-expect-error the option is called apiKey
  new FingerprintClient({ apikey: "key" }),
  // @ts-expect-error a region is a string
  new FingerprintClient({ apiKey: "key", region: 1 }),
  // @ts-expect-error a flag is no string
  new FingerprintClient({ apiKey: "key", dangerouslyAllowBrowser: "yes" }),
];

export const filters: SearchEventsFilter[] = [
  // @ts-expect-error the parameter is called visitor_id
  { visitorId: "Ibk1527CUFmcnjLwIs4A9" },
  // @ts-expect-error an enum value that there is not
  { bot: "evil" },
  // @ts-expect-error an enum value that there is not
  { bot_info_category: ["ai_agents"] },
  // @ts-expect-error a limit is a number
  { limit: "10" },
  // @ts-expect-error a flag is a boolean
  { suspect: "true" },
  // @ts-expect-error an array, also for one
  { environment: "ae_1" },
  // @ts-expect-error times are numbers, strings and dates
  { start: true },
];

// @ts-expect-error tags are an object
export const update: EventUpdate = { tags: "vip" };
// @ts-expect-error the name of a v3 event
export const id = event.requestId;
// @ts-expect-error a field may be absent
export const visitor: string = event.identification.visitor_id;
// @ts-expect-error a limit is one of two
export const limit = failure.limit === "call";
// @ts-expect-error the settings of a client are its own
export const key = client.apiKey;

// Events told apart by their `source`; and code that never looks at it, older than the edge, which compiles as before.

import {
  type EdgeResponse,
  type Event,
  type EventDevice,
  type EventEdge,
  FingerprintClient,
  type FingerprintEvent,
  type SearchEventsResponse,
  unsealEventsResponse,
  verifyEvent,
} from "fingerprint-edge";
import type { EventEdge as SameEdge } from "fingerprint-edge/client";

declare const event: FingerprintEvent;
declare const answer: EdgeResponse;

export function told(): string | undefined {
  if (event.source === "edge") {
    const edge: EventEdge = event;
    const nobody: undefined = edge.identification;
    // The network is known of each of them.
    return edge.ip_info.v4?.address ?? nobody;
  }
  const device: EventDevice = event;
  // @ts-expect-error of a device it may be missing
  device.ip_info.v4;
  return device.identification?.visitor_id;
}

export function switched(): number | undefined {
  switch (event.source) {
    case "edge":
      // @ts-expect-error an edge event has no confidence that anyone could read
      return event.identification.confidence;
    case "device":
      return (event satisfies EventDevice).identification?.confidence?.score;
    default:
      return event.timestamp;
  }
}

/** Nobody has to look. */
export const untold = [
  event.identification?.visitor_id satisfies string | undefined,
  event.sdk?.platform,
  event.bot,
  event.ip_address,
  event.ip_info?.v4?.asn,
  event.bot_info?.identity,
  event.device_details?.os_version,
];
export const { identification, velocity, ...rest } = event;

// @ts-expect-error there is no such source
export const misspelt = event.source === "egde";

/** A value of either name does for the other, in doubles too. */
export const own: Event = { event_id: "1.a", timestamp: 1 };
export const asUnion: FingerprintEvent = own;
export const asInterface: Event = event;
export const page: SearchEventsResponse = { events: [own, event, answer] };
export const fake: Pick<FingerprintClient, "getEvent"> = { getEvent: async (): Promise<Event> => own };
export const older: FingerprintEvent[] = [
  { event_id: "1.a", timestamp: 1, identification: { visitor_id: "a", visitor_found: true } },
  { event_id: "1.a", timestamp: 1, source: "device" },
  { event_id: "1.a", timestamp: 1, source: "edge", ip_info: {} },
];
const somebody = { identification: { visitor_id: "a", visitor_found: true } };
// @ts-expect-error at the edge nobody is identified
export const confused: FingerprintEvent = { event_id: "1.a", timestamp: 1, source: "edge", ip_info: {}, ...somebody };

/** Bodies as they are stored, from before there was a source, or as a JSON file's type has them. */
const stored = { event_id: "1.a", timestamp: 1, identification: { visitor_id: "a", visitor_found: true }, bot: "bad" };
const imported = { ...stored, source: "device" as string, sdk: { platform: "js", version: "4.0.2" } };
export const bodies = [stored as Event, stored as FingerprintEvent, imported as Event, imported as FingerprintEvent];
export const parsed: FingerprintEvent = JSON.parse("{}");

export const sameName: EventEdge = answer;
export const otherName: EdgeResponse = sameName satisfies SameEdge;
export const judged = [verifyEvent(event, { maxAgeMs: 1 }), verifyEvent(answer, { maxAgeMs: 1 }), verifyEvent(own, { maxAgeMs: 1 })];

/** Everything that answers with events tells them apart. */
export async function everywhere(client: FingerprintClient): Promise<EventEdge[]> {
  const { events } = await client.searchEvents({ source: ["edge"] });
  const found = [...events, await client.getEvent("1.a"), await client.waitForEvent("1.a"), await unsealEventsResponse("", [])];
  for await (const one of client.searchEvents({ source: ["edge"] })) found.push(one);
  found.push(await new FingerprintClient({ apiKey: "key" }).makeEdgeEvent({ headers: [], method: "GET", url: "https://a.example" }));
  return found.flatMap((one) => (one.source === "edge" ? [one] : []));
}

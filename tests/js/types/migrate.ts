// The way from v3 to v4 and back, as a user walks it.

import {
  type DowngradedEvent,
  downgradeEvent,
  type FingerprintEvent,
  type FingerprintV3Event,
  type FingerprintV3Visit,
  type FingerprintV3Visits,
  type FingerprintV3Webhook,
  type UpgradedEvent,
  upgradeEvent,
} from "fingerprint-edge/migrate";

export function visitor(old: FingerprintV3Event): string | undefined {
  const { event, dropped }: UpgradedEvent = upgradeEvent(old);
  const upgraded: FingerprintEvent = event;
  const remote: unknown = dropped["products.remoteControl.data.result"];
  // @ts-expect-error what was dropped may be anything
  const flag: boolean = dropped["products.remoteControl.data.result"];
  // @ts-expect-error the name of a v3 event
  const id = event.products;
  // @ts-expect-error the name of a v3 event, on the way in
  const lost = old.event_id;
  const found: boolean | undefined = old.products.identification?.data?.visitorFound;
  const seen: string | null | undefined = old.products.identification?.data?.firstSeenAt.subscription;
  const code: string | undefined = old.products.vpn?.error?.code;
  return [upgraded.identification?.visitor_id, remote, flag, id, lost, found, seen, code].join(" ");
}

export function webhook(body: FingerprintV3Webhook): FingerprintEvent {
  // @ts-expect-error a webhook guarantees nothing of a signal
  const result: boolean = body.vpn?.result;
  return result ? upgradeEvent(body).event : upgradeEvent({ products: {} }).event;
}

export const visit = (one: FingerprintV3Visit): UpgradedEvent => upgradeEvent(one);
export const visits = ({ visitorId, visits }: FingerprintV3Visits): FingerprintEvent[] =>
  visits.map((one) => upgradeEvent({ ...one, visitorId }).event);

// @ts-expect-error a page is no visit
export const page = (visits: FingerprintV3Visits): UpgradedEvent => upgradeEvent(visits);
// @ts-expect-error an event is no text
upgradeEvent("{}");
// @ts-expect-error an event of v4 is one already
upgradeEvent({ event_id: "1708102555327.NLOjmg", timestamp: 1708102555327 });

export function back(event: FingerprintEvent): string | undefined {
  const { event: old, dropped }: DowngradedEvent = downgradeEvent(event);
  const v3: FingerprintV3Event = old;
  // @ts-expect-error what was dropped may be anything
  const name: string = dropped["bot_info.name"];
  // @ts-expect-error the name of a v4 event
  const id = old.event_id;
  return [v3.products.identification?.data?.visitorId, name, id].join(" ");
}

// @ts-expect-error an event of v3 is one already
downgradeEvent({ products: {} });
// @ts-expect-error the shape is for the package's own clients
downgradeEvent({ event_id: "1708102555327.NLOjmg", timestamp: 1708102555327 }, "webhook");

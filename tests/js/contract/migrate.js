// The way from v3 to v4: events as the API answers them, bodies of webhooks, and what is neither.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";

const DETAILS = {
  browserName: "Chrome", browserMajorVersion: "131", browserFullVersion: "131.0.0",
  os: "Linux", osVersion: "6.8", device: "Other", userAgent: "Mozilla/5.0",
};
const IDENTIFICATION = {
  requestId: "1764000000123.Qw3rTy", timestamp: 1764000000123, time: "2025-11-24T16:00:00.123Z",
  visitorId: "Wd0bRqbQmTkzS3cXh1Ju", visitorFound: true, confidence: { score: 0.985, revision: "v1.1" },
  firstSeenAt: { global: "2024-01-02T03:04:05.006Z", subscription: "2024-02-03T04:05:06.007Z" },
  lastSeenAt: { global: null, subscription: null },
  browserDetails: DETAILS, incognito: false, ip: "203.0.113.7", url: "https://shop.example/",
  tag: { plan: "pro", seats: 3 }, linkedId: "account-42", replayed: false,
};
const event = () => ({
  products: {
    identification: { data: structuredClone(IDENTIFICATION) },
    botd: { error: { code: "Failed", message: "internal server error" } },
    vpn: { data: { result: true, confidence: "high", originTimezone: "Europe/Oslo", originCountry: "NO", methods: {
      timezoneMismatch: false, publicVPN: true, auxiliaryMobile: false, osMismatch: false, relay: false,
    } } },
    velocity: { data: Object.fromEntries(
      ["distinctIp", "distinctLinkedId", "distinctCountry", "events", "ipEvents", "distinctIpByLinkedId", "distinctVisitorIdByLinkedId"]
        .map((name) => [name, name === "events" ? { intervals: { "5m": 1, "1h": 2, "24h": 3 } } : {}]),
    ) },
    rawDeviceAttributes: { data: { colorDepth: { value: 24 }, colorGamut: { value: "p3" } } },
    remoteControl: { data: { result: true } },
    "a product of the future": { data: { list: [1, null, "å"] } },
  },
});

contract("upgradeEvent: an event of v3 becomes one of v4", async ({ migrate }) => {
  const { event: upgraded, ...rest } = migrate.upgradeEvent(event());
  equal(upgraded.event_id, "1764000000123.Qw3rTy", "event_id");
  equal(upgraded.timestamp, 1764000000123, "timestamp");
  equal(upgraded.user_agent, "Mozilla/5.0", "user_agent");
  equal(upgraded.linked_id, "account-42", "linked_id");
  deepEqual(upgraded.tags, { plan: "pro", seats: 3 }, "tags");
  deepEqual(upgraded.identification, {
    visitor_id: "Wd0bRqbQmTkzS3cXh1Ju", visitor_found: true, confidence: { score: 0.985, version: "v1.1" },
    first_seen_at: Date.UTC(2024, 1, 3, 4, 5, 6, 7),
  }, "identification");
  equal(upgraded.vpn_methods.public_vpn, true, "public_vpn");
  deepEqual(upgraded.velocity, { events: { "5_minutes": 1, "1_hour": 2, "24_hours": 3 } }, "velocity");
  deepEqual(upgraded.raw_device_attributes, { color_depth: 24 }, "raw_device_attributes");
  deepEqual(rest, { dropped: {
    "products.botd.error": { code: "Failed", message: "internal server error" },
    "products.identification.data.firstSeenAt.global": "2024-01-02T03:04:05.006Z",
    "products.rawDeviceAttributes.data.colorGamut": { value: "p3" },
    "products.remoteControl.data.result": true,
    'products["a product of the future"]': { data: { list: [1, null, "å"] } },
  } }, "dropped");
});

contract("upgradeEvent: the body of a v3 webhook becomes an event of v4", async ({ migrate }) => {
  const body = {
    ...IDENTIFICATION, sdk: { platform: "js", version: "3.11.14" }, clientReferrer: "https://search.example/",
    bot: { result: "notDetected" }, suspectScore: { result: 7 }, highActivity: { result: true, dailyRequests: 9 },
  };
  const { event: upgraded, dropped } = migrate.upgradeEvent(body);
  equal(upgraded.event_id, body.requestId, "event_id");
  equal(upgraded.bot, "not_detected", "bot");
  equal(upgraded.client_referrer, body.clientReferrer, "client_referrer");
  equal(upgraded.suspect_score, 7, "suspect_score");
  deepEqual(upgraded.sdk, body.sdk, "sdk");
  deepEqual(dropped, { "firstSeenAt.global": "2024-01-02T03:04:05.006Z", "highActivity.dailyRequests": 9 }, "dropped");
});

contract("upgradeEvent: leaves what it is given as it was", async ({ migrate }) => {
  const given = event();
  const upgraded = migrate.upgradeEvent(given);
  deepEqual(given, event(), "given");
  deepEqual(migrate.upgradeEvent(Object.freeze(given)), upgraded, "again");
  ok(upgraded.event.tags !== given.products.identification.data.tag, "tags are a copy");
});

contract("upgradeEvent: what is no event of v3 is a TypeError that says why", async ({ migrate }) => {
  const refused = (value) => throws(() => migrate.upgradeEvent(value), TypeError).message;
  for (const value of [undefined, null, 7, true, "{}", [], [event()], () => event()]) {
    match(refused(value), /^`v3Event` must be an object/, "message");
  }
  for (const value of [{}, { event_id: "1764000000123.Qw3rTy", timestamp: 1 }, { toJSON: () => undefined }]) {
    match(refused(value), /^`v3Event` has neither `products`.* nor a `requestId`/, "message");
  }
  const wrong = event();
  wrong.products.vpn.data.methods.publicVPN = "yes";
  match(refused(wrong), /^`v3Event` at `products\.vpn\.data\.methods\.publicVPN`: .*"yes".*boolean/, "message");
  const missing = event();
  delete missing.products.identification.data.visitorId;
  match(refused(missing), /^`v3Event` at `products\.identification\.data`: missing field `visitorId`/, "message");
  match(refused({ requestId: "1764000000123.Qw3rTy" }), /^`v3Event` .*missing field `url`/, "message");
  const round = event();
  round.self = round;
  throws(() => migrate.upgradeEvent(round), TypeError);
});

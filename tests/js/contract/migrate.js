// The way from v3 to v4: events as the API answers them, bodies of webhooks, and what is neither.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";

const DETAILS = {
  browserName: "Chrome",
  browserMajorVersion: "131",
  browserFullVersion: "131.0.0",
  os: "Linux",
  osVersion: "6.8",
  device: "Other",
  userAgent: "Mozilla/5.0",
};
const IDENTIFICATION = {
  requestId: "1764000000123.Qw3rTy",
  timestamp: 1764000000123,
  time: "2025-11-24T16:00:00.123Z",
  visitorId: "Wd0bRqbQmTkzS3cXh1Ju",
  visitorFound: true,
  confidence: { score: 0.985, revision: "v1.1" },
  firstSeenAt: { global: "2024-01-02T03:04:05.006Z", subscription: "2024-02-03T04:05:06.007Z" },
  lastSeenAt: { global: null, subscription: null },
  browserDetails: DETAILS,
  incognito: false,
  ip: "203.0.113.7",
  url: "https://shop.example/",
  tag: { plan: "pro", seats: 3 },
  linkedId: "account-42",
  replayed: false,
};
const event = () => ({
  products: {
    identification: { data: structuredClone(IDENTIFICATION) },
    botd: { error: { code: "Failed", message: "internal server error" } },
    vpn: {
      data: {
        result: true,
        confidence: "high",
        originTimezone: "Europe/Oslo",
        originCountry: "NO",
        methods: {
          timezoneMismatch: false,
          publicVPN: true,
          auxiliaryMobile: false,
          osMismatch: false,
          relay: false,
        },
      },
    },
    velocity: {
      data: Object.fromEntries(
        [
          "distinctIp",
          "distinctLinkedId",
          "distinctCountry",
          "events",
          "ipEvents",
          "distinctIpByLinkedId",
          "distinctVisitorIdByLinkedId",
        ].map((name) => [name, name === "events" ? { intervals: { "5m": 1, "1h": 2, "24h": 3 } } : {}]),
      ),
    },
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
  deepEqual([upgraded.os, upgraded.os_version, upgraded.device], ["Linux", "6.8", "Other"], "the system");
  equal(upgraded.source, "device", "source");
  equal(upgraded.linked_id, "account-42", "linked_id");
  deepEqual(upgraded.tags, { plan: "pro", seats: 3 }, "tags");
  deepEqual(
    upgraded.identification,
    {
      visitor_id: "Wd0bRqbQmTkzS3cXh1Ju",
      visitor_found: true,
      confidence: { score: 0.985, version: "v1.1" },
      first_seen_at: Date.UTC(2024, 1, 3, 4, 5, 6, 7),
    },
    "identification",
  );
  equal(upgraded.vpn_methods.public_vpn, true, "public_vpn");
  deepEqual(upgraded.velocity, { events: { "5_minutes": 1, "1_hour": 2, "24_hours": 3 } }, "velocity");
  deepEqual(upgraded.raw_device_attributes, { color_depth: 24 }, "raw_device_attributes");
  deepEqual(
    rest,
    {
      dropped: {
        "products.botd.error": { code: "Failed", message: "internal server error" },
        "products.identification.data.firstSeenAt.global": "2024-01-02T03:04:05.006Z",
        "products.rawDeviceAttributes.data.colorGamut": { value: "p3" },
        "products.remoteControl.data.result": true,
        'products["a product of the future"]': { data: { list: [1, null, "å"] } },
      },
    },
    "dropped",
  );
});

contract("upgradeEvent: the body of a v3 webhook becomes an event of v4", async ({ migrate }) => {
  const body = {
    ...IDENTIFICATION,
    sdk: { platform: "js", version: "3.11.14" },
    clientReferrer: "https://search.example/",
    bot: { result: "notDetected" },
    suspectScore: { result: 7 },
    highActivity: { result: true, dailyRequests: 9 },
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

contract("upgradeEvent: nothing but an event's own members is read", async ({ migrate }) => {
  class Getters {
    get products() {
      return event().products;
    }
  }
  for (const value of [new Getters(), Object.create(event()), Object.create({ requestId: "1764000000123.Qw3rTy" })]) {
    match(throws(() => migrate.upgradeEvent(value), TypeError).message, /has neither/, "inherited");
  }
  const bare = Object.assign(Object.create(null), event());
  deepEqual(migrate.upgradeEvent(bare), migrate.upgradeEvent(event()), "without a prototype");
});

contract("upgradeEvent: a value of an unexpected type is dropped by its path, and costs nothing else", async ({ migrate }) => {
  const whole = migrate.upgradeEvent(event());
  /** @type {[string[], unknown][]} */
  const cases = [
    [["vpn", "data", "methods", "publicVPN"], "yes"],
    [["vpn", "data", "confidence"], 3],
    [["vpn", "data", "originCountry"], ["NO"]],
    [["identification", "data", "linkedId"], { id: 42 }],
    [["identification", "data", "replayed"], 0],
    [["identification", "data", "timestamp"], "1764000000123"],
    [["identification", "data", "tag"], "pro"],
    [["identification", "data", "url"], null],
    [["identification", "data", "confidence"], [0.985]],
    [["botd", "error", "code"], false],
    [["velocity", "data", "events", "intervals", "24h"], 2.5],
  ];
  for (const [path, value] of cases) {
    const changed = event();
    const last = path.slice(0, -1).reduce((part, name) => part[name], changed.products);
    last[path.at(-1)] = value;
    const { event: upgraded, dropped } = migrate.upgradeEvent(changed);
    const name = `products.${path.join(".")}`.replace(".24h", '["24h"]');
    // A product that failed is dropped as a whole.
    if (path[0] === "botd") equal(dropped["products.botd.error"].code, value, name);
    else deepEqual(dropped[name], value, name);
    equal(upgraded.event_id, whole.event.event_id, "event_id");
    equal(upgraded.user_agent, whole.event.user_agent, "user_agent");
    equal(upgraded.vpn, true, "vpn");
  }
  const missing = event();
  delete missing.products.identification.data.visitorFound;
  const { event: upgraded, dropped } = migrate.upgradeEvent(missing);
  equal(upgraded.identification.visitor_id, IDENTIFICATION.visitorId, "visitor_id");
  equal(upgraded.identification.visitor_found, null, "visitor_found");
  equal(dropped["products.identification.data.visitorFound"], null, "dropped");
  const least = migrate.upgradeEvent({ requestId: "1764000000123.Qw3rTy", ip: 4 });
  equal(least.event.event_id, "1764000000123.Qw3rTy", "event_id");
  equal(least.event.timestamp, 1764000000123, "the time with which the id begins");
  deepEqual(least.dropped, { ip: 4, time: null, timestamp: null, url: null }, "dropped");
  const timeless = migrate.upgradeEvent({ requestId: "0KSh65EnVoB85JBmloQK", time: "now" });
  equal(timeless.event.timestamp, null, "no time is invented");
});

contract("upgradeEvent: half a surrogate pair stays what it is, wherever it is", async ({ migrate }) => {
  const texts = [
    "\ud800",
    "\udfff!",
    "a\ud83d",
    "\udc00\ud800",
    "\\ud800\ud800",
    "\ue000\udc00",
    "\ue000\ue000\ud800\ue000d800",
    "\ue0001",
  ];
  for (const text of texts) {
    const given = event();
    const data = given.products.identification.data;
    data.linkedId = text;
    data.tag = { [text]: [text, { [`${text}.`]: text }] };
    given.products[text] = { [text]: text };
    const { event: upgraded, dropped } = migrate.upgradeEvent(given);
    equal(upgraded.linked_id, text, "linked_id");
    deepEqual(upgraded.tags, data.tag, "tags");
    deepEqual(dropped[`products["${text.replace("\\", "\\\\")}"]`], { [text]: text }, "dropped");
  }
});

contract("upgradeEvent: takes what is nested deep", async ({ migrate }) => {
  for (const depth of [48, 49, 50, 51, 52, 127, 150, 1_000, 10_000]) {
    const nested = () => {
      /** @type {any} */
      let value = "\ud800";
      for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value, b: level };
      return value;
    };
    const given = event();
    given.products.identification.data.tag = { nested: nested() };
    given.products.strange = nested();
    given.products.rawDeviceAttributes.data.colorDepth.value = nested();
    const { event: upgraded, dropped } = migrate.upgradeEvent(given);
    const raw = dropped["products.rawDeviceAttributes.data.colorDepth"].value;
    for (const found of [upgraded.tags.nested, dropped["products.strange"], raw]) {
      ok(found !== given.products.strange, "a copy");
      let [left, right, levels] = [found, nested(), 0];
      for (; typeof right === "object"; levels++) {
        equal(Array.isArray(left), Array.isArray(right), "kind");
        equal(left.b, right.b, "member");
        [left, right] = Array.isArray(right) ? [left[0], right[0]] : [left.a, right.a];
      }
      equal(left, right, "innermost");
      equal(levels, depth, "levels");
    }
    equal(upgraded.linked_id, "account-42", "linked_id");
  }
});

// The way from v4 to v3: events as the API answers them, and what has no place in v3.

import android from "../../fixtures/v4/event-android.json" with { type: "json" };
import all from "../../fixtures/v4/event-every-field.json" with { type: "json" };
import future from "../../fixtures/v4/event-from-the-future.json" with { type: "json" };
import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { contract } from "./harness.js";

const ID = "1764000000123.Qw3rTy";
const event = () => ({
  event_id: ID,
  timestamp: 1764000000123,
  source: "device",
  linked_id: "account-42",
  tags: { plan: "pro", seats: 3 },
  identification: { visitor_id: "Wd0bRqbQmTkzS3cXh1Ju", visitor_found: true, first_seen_at: Date.UTC(2024, 1, 3, 4, 5, 6, 7) },
  sdk: { platform: "js", version: "4.0.2" },
  replayed: false,
  url: "https://shop.example/",
  ip_address: "203.0.113.7",
  user_agent: "Mozilla/5.0",
  os: "Linux",
  os_version: "6.8",
  device: "Other",
  bot: "not_detected",
  incognito: true,
  vpn: true,
  vpn_confidence: "high",
  vpn_methods: { public_vpn: true, timezone_mismatch: false },
  velocity: { events: { "5_minutes": 1, "1_hour": 2 } },
  ip_blocklist: { email_spam: true, attack_source: false, tor_node: false },
  raw_device_attributes: { color_depth: 24, canvas: { winding: true } },
  bot_info: { name: "x" },
  "a member of the future": { list: [1, null, "å"] },
});

contract("downgradeEvent: an event of v4 becomes one of v3", ({ migrate }) => {
  const { event: downgraded, ...rest } = migrate.downgradeEvent(event());
  const data = Object.fromEntries(Object.entries(downgraded.products).map(([name, product]) => [name, product.data]));
  const seen = { global: "2024-02-03T04:05:06.007Z", subscription: "2024-02-03T04:05:06.007Z" };
  deepEqual(
    data.identification,
    {
      requestId: ID,
      timestamp: 1764000000123,
      time: "2025-11-24T16:00:00.123Z",
      linkedId: "account-42",
      tag: { plan: "pro", seats: 3 },
      visitorId: "Wd0bRqbQmTkzS3cXh1Ju",
      visitorFound: true,
      firstSeenAt: seen,
      lastSeenAt: { global: null, subscription: null },
      sdk: { platform: "js", version: "4.0.2" },
      replayed: false,
      url: "https://shop.example/",
      ip: "203.0.113.7",
      incognito: true,
      browserDetails: {
        browserName: "",
        browserMajorVersion: "",
        browserFullVersion: "",
        os: "Linux",
        osVersion: "6.8",
        device: "Other",
        userAgent: "Mozilla/5.0",
      },
    },
    "identification",
  );
  deepEqual(
    data.botd,
    {
      bot: { result: "notDetected" },
      meta: { plan: "pro", seats: 3 },
      linkedId: "account-42",
      url: "https://shop.example/",
      ip: "203.0.113.7",
      time: "2025-11-24T16:00:00.123Z",
      userAgent: "Mozilla/5.0",
      requestId: ID,
    },
    "botd",
  );
  const { methods, ...vpn } = data.vpn;
  deepEqual(vpn, { result: true, confidence: "high", originTimezone: "", originCountry: "" }, "vpn");
  equal(methods.publicVPN, true, "publicVPN");
  deepEqual(data.velocity.events, { intervals: { "5m": 1, "1h": 2 } }, "events");
  deepEqual(data.velocity.ipEvents, {}, "ipEvents");
  deepEqual(data.ipBlocklist, { result: true, details: { emailSpam: true, attackSource: false } }, "ipBlocklist");
  deepEqual(data.tor, { result: false }, "tor");
  deepEqual(data.incognito, { result: true }, "incognito");
  deepEqual(data.rawDeviceAttributes, { colorDepth: { value: 24 }, canvas: { value: { Winding: true } } }, "rawDeviceAttributes");
  deepEqual(rest, { dropped: { '["a member of the future"]': { list: [1, null, "å"] }, bot_info: { name: "x" } } }, "dropped");
});

contract("downgradeEvent: leaves what it is given as it was", ({ migrate }) => {
  const given = event();
  const downgraded = migrate.downgradeEvent(given);
  deepEqual(given, event(), "given");
  deepEqual(migrate.downgradeEvent(Object.freeze(given)), downgraded, "again");
  ok(downgraded.event.products.identification.data.tag !== given.tags, "tags are a copy");
});

contract("downgradeEvent: and up again it is the same", ({ migrate }) => {
  // What v3 guarantees of an address is there in v4, too, then.
  const whole = structuredClone(all);
  whole.ip_info.v6.geolocation = {};
  for (const given of [event(), whole, android, future]) {
    const { event: v3, dropped } = migrate.downgradeEvent(given);
    const { event: v4 } = migrate.upgradeEvent(v3);
    for (const [name, value] of Object.entries(given)) {
      const isOf = (path) => path === `["${name}"]` || (path.startsWith(name) && !/^\w/.test(path.slice(name.length)));
      if (Object.keys(dropped).some(isOf)) continue;
      // What v3 guarantees of a method is false where v4 says nothing of it.
      if (name === "vpn_methods") for (const [method, found] of Object.entries(value)) equal(v4[name][method], found, method);
      else if (v4[name] !== undefined || JSON.stringify(value) !== "{}") deepEqual(v4[name], value, name);
    }
  }
});

contract("downgradeEvent: a value of an unexpected type is dropped by its path, and costs nothing else", ({ migrate }) => {
  const whole = migrate.downgradeEvent(event());
  /** @type {[string[], unknown][]} */
  const cases = [
    [["vpn_methods", "public_vpn"], "yes"],
    [["vpn_confidence"], 3],
    [["linked_id"], { id: 42 }],
    [["tags"], "pro"],
    [["url"], null],
    [["timestamp"], "1764000000123"],
    [["identification", "first_seen_at"], 1e300],
    [["velocity", "events", "1_hour"], 2.5],
    [["sdk"], []],
    [["raw_device_attributes", "color_depth"], [24]],
    [["bot"], { result: "bad" }],
  ];
  for (const [path, value] of cases) {
    const changed = event();
    const last = path.slice(0, -1).reduce((part, name) => part[name], changed);
    last[path.at(-1)] = value;
    const { event: downgraded, dropped } = migrate.downgradeEvent(changed);
    deepEqual(dropped[path.join(".").replace(".1_hour", '["1_hour"]')], value, path.join("."));
    const data = downgraded.products.identification.data;
    equal(data.requestId, ID, "requestId");
    equal(data.ip, "203.0.113.7", "ip");
    equal(downgraded.products.vpn.data.result, true, "vpn");
    equal(Object.keys(dropped).length, Object.keys(whole.dropped).length + 1, path.join("."));
  }
});

contract("downgradeEvent: what JSON writes in another way, half a surrogate pair and deep nesting cost nothing", ({ migrate }) => {
  for (const text of ["\ud800", "\udfff!", "a\ud83d", "\\ud800\ud800", "\ue000\udc00", "\ue0001"]) {
    const given = { ...event(), linked_id: text, tags: { [text]: [text, { [`${text}.`]: text }] }, [`x${text}`]: { [text]: text } };
    const { event: v3, dropped } = migrate.downgradeEvent(given);
    const data = v3.products.identification.data;
    equal(data.linkedId, text, "linkedId");
    deepEqual(data.tag, given.tags, "tag");
    deepEqual(dropped[`["x${text.replace("\\", "\\\\")}"]`], { [text]: text }, "dropped");
  }
  for (const depth of [49, 50, 51, 150, 1_000, 10_000]) {
    const nested = () => {
      /** @type {any} */
      let value = "\ud800";
      for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value, b: level };
      return value;
    };
    const { event: v3, dropped } = migrate.downgradeEvent({ ...event(), tags: { nested: nested() }, strange: nested() });
    for (const found of [v3.products.identification.data.tag.nested, dropped.strange]) {
      let [left, right, levels] = [found, nested(), 0];
      for (; typeof right === "object"; levels++) {
        equal(left.b, right.b, "member");
        [left, right] = Array.isArray(right) ? [left[0], right[0]] : [left.a, right.a];
      }
      equal(left, right, "innermost");
      equal(levels, depth, "levels");
    }
  }
  const tags = { big: 12n, date: new Date(0), own: { toJSON: () => ({ a: 1 }) }, none: undefined, unsafe: 2 ** 53 + 2, tiny: 5e-324 };
  const { event: v3 } = migrate.downgradeEvent({ ...event(), timestamp: 5n, tags });
  const data = v3.products.identification.data;
  equal(data.time, "1970-01-01T00:00:00.005Z", "a BigInt is a number");
  deepEqual(data.tag, { big: 12, date: "1970-01-01T00:00:00.000Z", own: { a: 1 }, unsafe: 2 ** 53 + 2, tiny: 5e-324 }, "tag");
});

contract("downgradeEvent: what is no event of v4 is a TypeError that says what it is", ({ migrate }) => {
  const refused = (value) => throws(() => migrate.downgradeEvent(value), TypeError).message;
  for (const value of [undefined, null, 7, "{}", [], [event()], () => event()]) {
    match(refused(value), /^`v4Event` must be an object: an event of v4$/, "message");
  }
  /** @type {[object, RegExp][]} */
  const mistaken = [
    [{}, /^`v4Event` has no event id: `event_id` is missing or no text$/],
    [{ event_id: 7 }, /has no event id/],
    [Object.create(event()), /has no event id/],
    [{ products: {} }, /is an event of v3 already/],
    [{ requestId: ID, timestamp: 1 }, /is of v3 already: the body of a webhook, or a visit/],
    [{ events: [event()], pagination_key: "1" }, /is a page of `searchEvents`: downgrade each of its `events`/],
    [{ requestId: "req_01hns3k6tez83695a6t7" }, /is of FingerprintIQ/],
    [{ error: { code: "event_not_found", message: "no" } }, /is an error of the API/],
  ];
  for (const [value, says] of mistaken) match(refused(value), says, "message");
  const round = { ...event() };
  round.tags = { round };
  match(refused(round), /^`v4Event` cannot be written as JSON: ./, "cycle");
});

contract(
  "downgradeEvent: takes what the clients of v4 answer, and what v3 answers of the same event",
  async ({ lib, mock, migrate, host }) => {
    const api = mock.createMockApi({ apiKey: "test" });
    const options = { apiKey: "test", fetch: api.fetch, ...host.clientOptions };
    const [v3, v4] = [new lib.FingerprintV3Client(options), new lib.FingerprintClient(options)];
    const { events } = await v4.searchEvents({ limit: 100 });
    ok(events.length > 5, "events");
    for (const found of events) {
      const { event: downgraded } = migrate.downgradeEvent(found);
      if (found.source !== "edge") deepEqual(downgraded, await v3.getEvent(found.event_id), found.event_id);
    }
  },
);

contract("createMockApi: an event as v3 has it is answered by both versions", async ({ lib, mock, migrate, host }) => {
  const { event: given } = migrate.downgradeEvent(all);
  given.products.highActivity.data.dailyRequests = 9;
  const api = mock.createMockApi({ apiKey: "test", events: [given], now: all.timestamp });
  const options = { apiKey: "test", fetch: api.fetch, ...host.clientOptions };
  const [v3, v4] = [new lib.FingerprintV3Client(options), new lib.FingerprintClient(options)];
  deepEqual(await v3.getEvent(ID), given, "v3");
  deepEqual(await v4.getEvent(ID), migrate.upgradeEvent(given).event, "v4");
});

// What `upgradeEvent` refuses, and what it says about it; and what is odd in JavaScript, but JSON all the same.

import { deepEqual, equal, match, throws } from "./assert.js";
import { contract } from "./harness.js";

const ID = "1764000000123.Qw3rTy";
const data = (members = {}) => ({ requestId: ID, timestamp: 1764000000123, ip: "203.0.113.7", ...members });
const event = (members) => ({ products: { identification: { data: data(members) } } });
const failed = (code, message = "internal server error") => ({ error: { code, message } });

contract("upgradeEvent: what is no event of v3 is a TypeError that says what it is", ({ migrate }) => {
  const refused = (value) => throws(() => migrate.upgradeEvent(value), TypeError).message;
  for (const value of [undefined, null, 7, true, "{}", [], [event()], () => event()]) {
    match(refused(value), /^`v3Event` must be an object: /, "message");
  }
  for (const value of [{}, { toJSON: () => undefined }, { relatedVisitors: [] }, { requestID: ID }]) {
    match(refused(value), /^`v3Event` has neither `products`.* nor a `requestId`/, "message");
  }
  for (const products of [7, null, [], "x"]) match(refused({ products }), /^`v3Event` is no event of v3: .*`products`/, "message");
  /** @type {[object, RegExp][]} */
  const mistaken = [
    [{ event_id: ID, timestamp: 1 }, /is an event of v4 already/],
    [{ event_id: ID, requestId: ID }, /is an event of v4 already/],
    [{ visitorId: "Wd0bRqbQmTkzS3cXh1Ju", visits: [] }, /is a page of `getVisits`: .*`\{ \.\.\.visit, visitorId \}`/],
    [{ events: [event()], paginationKey: "1" }, /is a page of `searchEvents`: upgrade each/],
    [{ requestId: "req_01hns3k6tez83695a6t7" }, /is of FingerprintIQ/],
    [{ requestId: "x", verdicts: {}, timestamp: 1 }, /is of FingerprintIQ/],
    [{ requestId: "x", botProbability: 0.5 }, /is of FingerprintIQ/],
    [{ event: "identification.created", timestamp: 1, data: {} }, /is of FingerprintIQ/],
    [{ error: { code: "RequestNotFound", message: "request id not found" } }, /is an error of the API/],
    [{ error: "Forbidden (HTTP 403)" }, /is an error of the API/],
  ];
  for (const [value, says] of mistaken) match(refused(value), says, "message");
});

contract("upgradeEvent: an event without an id is a TypeError, with the API's error where a product failed", ({ migrate }) => {
  const refused = (value) => throws(() => migrate.upgradeEvent(value), TypeError).message;
  const of = (products) => refused({ products });
  equal(
    of({ vpn: failed("Failed"), identification: failed("429 Too Many Requests", "too many requests"), botd: failed("TooManyRequests") }),
    "`v3Event` has no event id, because `products.identification` failed with `429 Too Many Requests`: too many requests",
    "message",
  );
  match(of({ botd: failed("Failed"), rootApps: failed("Odd") }), /`products\.botd` failed with `Failed`: internal server error$/, "botd");
  match(of({ tor: failed("OutOfCoffee", "later") }), /`products\.tor` failed with `OutOfCoffee`: later$/, "tor");
  for (const products of [
    {},
    { identification: { data: data({ requestId: 7 }) } },
    { identification: { data: data({ requestId: "" }) } },
  ]) {
    match(of(products), /has no event id: `requestId` is missing, empty or no text$/, "products");
  }
  for (const requestId of [null, 5, "", {}]) match(refused(data({ requestId })), /has no event id: `requestId`/, "webhook");
  // The other product knows as well which event it is.
  const { event: upgraded, dropped } = migrate.upgradeEvent({
    products: { identification: failed("Failed"), botd: { data: { requestId: ID, bot: { result: "bad" } } } },
  });
  deepEqual([upgraded.event_id, upgraded.timestamp, upgraded.bot], [ID, 1764000000123, "bad"], "botd");
  deepEqual(dropped["products.identification.error"], failed("Failed").error, "dropped");
});

contract("upgradeEvent: what is no JSON is a TypeError that says why", ({ migrate }) => {
  const refused = (value) => throws(() => migrate.upgradeEvent(value), TypeError);
  const round = event();
  round.self = [round];
  match(refused(round).message, /^`v3Event` cannot be written as JSON: ./, "cycle");
  const long = event();
  let end = long;
  for (let step = 0; step < 90; step++) {
    end.next = {};
    end = end.next;
  }
  end.next = long.next;
  match(refused(long).message, /^`v3Event` cannot be written as JSON: ./, "long cycle");
  const own = new Error("no");
  const thrower = () => {
    throw own;
  };
  equal(refused({ products: { toJSON: thrower } }).cause, own, "toJSON");
  equal(refused(Object.defineProperty(event(), "more", { get: thrower, enumerable: true })).cause, own, "getter");
});

contract("upgradeEvent: what JSON writes in another way is what it writes", ({ migrate }) => {
  const tag = {
    big: 12n,
    huge: 2n ** 64n,
    none: undefined,
    call: () => 1,
    symbol: Symbol("s"),
    nan: Number.NaN,
    zero: -0,
    date: new Date(0),
    noDate: new Date(Number.NaN),
    boxed: new String("x"),
    map: new Map([[1, 2]]),
    holes: [, 1],
    own: { toJSON: () => ({ a: 1 }) },
    double: 1e308,
    unsafe: 2 ** 53 + 2,
  };
  const { event: upgraded } = migrate.upgradeEvent(event({ tag, linkedId: undefined }));
  deepEqual(
    upgraded.tags,
    {
      big: 12,
      huge: 2 ** 64,
      nan: null,
      zero: 0,
      date: "1970-01-01T00:00:00.000Z",
      noDate: null,
      boxed: "x",
      map: {},
      holes: [null, 1],
      own: { a: 1 },
      double: 1e308,
      unsafe: 2 ** 53 + 2,
    },
    "tags",
  );
  equal(upgraded.linked_id, undefined, "linked_id");
  const leaf = (members) => {
    const { event: found, dropped } = migrate.upgradeEvent(event(members));
    equal(found.ip_address, "203.0.113.7", "the rest");
    return [found, dropped];
  };
  equal(leaf({ timestamp: 1764000000124n })[0].timestamp, 1764000000124, "a BigInt is a number");
  equal(leaf({ timestamp: Number.NaN, time: new Date(5) })[0].timestamp, 5, "a date is its text");
  equal(leaf({ linkedId: 10n })[1]["products.identification.data.linkedId"], 10, "a BigInt is no text");
  for (const timestamp of [1e300, 1.5, Number.POSITIVE_INFINITY, "1", [], new Date(1)]) {
    const [found, dropped] = leaf({ timestamp });
    equal(found.timestamp, 1764000000123, "timestamp");
    deepEqual(dropped["products.identification.data.timestamp"], JSON.parse(JSON.stringify(timestamp)), "dropped");
  }
});

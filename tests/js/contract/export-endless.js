// An export ends, whatever a server says.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { apiOf, complete, eventsAt, exported, T0 } from "./export-support.js";
import { contract } from "./harness.js";
import { apiError, json } from "./support.js";

const ORDERS = ["time", "none"];
const RANGE = { start: T0, end: T0 + 1_000 };
const event = (number, time) => ({ event_id: `${number}.x`, timestamp: T0 + time });

/** Servers that never come to an end, each as what it answers to the request of this number. */
const ENDLESS = {
  "the same page key": [(number) => ({ events: [event(number, 900)], pagination_key: "same" }), /the same page key again/],
  "two page keys in turns": [(number) => ({ events: [event(number % 2, 900 - (number % 2))], pagination_key: `k${number % 2}` }), /./],
  "pages without events": [(number) => ({ events: [], pagination_key: `k${number}` }), /pages in a row without an event/],
  "the same event": [(number) => ({ events: [event(1, 500)], pagination_key: `k${number}` }), /pages in a row without an event/],
  "the same event without a time": [
    (number) => ({ events: [{ event_id: "x" }], pagination_key: `k${number}` }),
    /pages in a row without an event/,
  ],
  "two events without a time": [(number) => ({ events: [{ event_id: `x${number % 2}` }], pagination_key: `k${number}` }), /pages in a row/],
  "events before the range": [(number) => ({ events: [event(number, 2_000 + number)], pagination_key: `k${number}` }), /./],
  "events out of order": [
    (number) => ({ events: [event(number, (number * 367) % 1_000)], pagination_key: `k${number}` }),
    /events out of order/,
  ],
  "a page key that is no text": [(number) => ({ events: [event(number, 900)], pagination_key: number }), /a page key that is a number/],
};

for (const [name, [answer, message]] of Object.entries(ENDLESS)) {
  contract(`an export over a server with ${name} for ever ends`, async (t) => {
    for (const order of ORDERS) {
      for (const concurrency of [1, 8]) {
        let requests = 0;
        const searchEvents = async () => answer(++requests);
        const error = await rejects(exported(t, { searchEvents }, RANGE, { order, concurrency }), t.parts.export.PaginationError);
        match(error.message, message, "message");
        equal(error.operation, "searchEvents", "operation");
        ok(error instanceof t.lib.PaginationError, "the class of all subpaths");
        ok(requests < 2_000, `${requests} requests`);
      }
    }
  });
}

contract("events beyond the range end a window, and are not handed on", async (t) => {
  let requests = 0;
  const searchEvents = async () => ({ events: [event(requests, -5 - requests)], pagination_key: `k${requests++}` });
  deepEqual(await exported(t, { searchEvents }, RANGE), [], "events");
  equal(requests, 1, "requests");
});

contract("a page that is not in order is put in order", async (t) => {
  const events = eventsAt(...Array.from({ length: 60 }, (_, number) => number * 5));
  for (const reverse of [true, false]) {
    const { client } = apiOf(t, events, {
      change: (page) => ({ ...page, events: page.events.toReversed?.() ?? [...page.events].reverse() }),
    });
    const filter = { ...RANGE, limit: 7, reverse };
    complete(await exported(t, client, filter, { concurrency: 3 }), events, filter, "time", `reverse: ${reverse}`);
  }
});

contract("a server that gives an event again on the next page costs no double", async (t) => {
  const events = eventsAt(...Array.from({ length: 40 }, (_, number) => 39 - number)).sort((one, other) => other.timestamp - one.timestamp);
  const searchEvents = async ({ pagination_key: key = "0", limit }) => {
    const from = Number(key);
    const page = events.slice(Math.max(0, from - 2), from + limit);
    return { events: page, ...(from + limit < events.length && { pagination_key: String(from + limit) }) };
  };
  complete(await exported(t, { searchEvents }, { ...RANGE, limit: 5 }, { concurrency: 1 }), events, RANGE, "time", "events");
});

contract("a page key that has run out is done without", async (t) => {
  const events = eventsAt(...Array.from({ length: 60 }, (_, number) => Math.floor(number / 4)));
  for (const order of ORDERS) {
    const { client, asked } = apiOf(t, events);
    let refused = 0;
    const searchEvents = (filter, options) => {
      if (!("pagination_key" in filter) || ++refused % 2 === 0) return client.searchEvents(filter, options);
      return apiError(400, "request_cannot_be_parsed", "invalid pagination key")().then(() => {
        throw Object.assign(new Error("invalid pagination key"), { statusCode: 400 });
      });
    };
    complete(await exported(t, { searchEvents }, { ...RANGE, limit: 7 }, { order, concurrency: 2 }), events, RANGE, order, order);
    ok(refused > 2 && asked.length < 60, `${refused} keys, ${asked.length} requests`);
  }
});

contract("an export over a server that knows no page key for ever ends with its answer", async (t) => {
  const refused = Object.assign(new Error("invalid pagination key"), { statusCode: 400 });
  let requests = 0;
  const page = json({ events: [event(1, 500)], pagination_key: "k" });
  const searchEvents = async ({ pagination_key: key }) => {
    requests++;
    if (key !== undefined) throw refused;
    return (await page()).json();
  };
  await rejects(exported(t, { searchEvents }, RANGE), t.parts.export.PaginationError);
  ok(requests < 1_000, `${requests} requests`);
});

contract("a page key that is no more than a time costs no event of its millisecond", async (t) => {
  const events = eventsAt(...Array.from({ length: 60 }, (_, number) => Math.floor(number / 5)));
  for (const reverse of [true, false]) {
    for (const isIn of [(time, key) => (reverse ? time > key : time < key), (time, key) => (reverse ? time >= key : time <= key)]) {
      const searchEvents = async ({ start, end, limit, pagination_key: key }) => {
        const found = events.filter(
          ({ timestamp: time }) => time >= start && time <= end && (key === undefined || isIn(time, Number(key))),
        );
        found.sort((one, other) => (reverse ? 1 : -1) * (one.timestamp - other.timestamp));
        const page = found.slice(0, limit);
        return { events: page, ...(limit < found.length && { pagination_key: String(page.at(-1).timestamp) }) };
      };
      for (const concurrency of [1, 4]) {
        const filter = { ...RANGE, limit: 7, reverse };
        complete(await exported(t, { searchEvents }, filter, { concurrency }), events, filter, "time", `reverse: ${reverse}`);
      }
    }
  }
});

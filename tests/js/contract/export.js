// An export of a range: every event once, whatever the API counts in, in the order that was asked for.

import { deepEqual, equal, ok } from "./assert.js";
import { apiOf, chance, complete, eventsAt, exported, lightClient, T0 } from "./export-support.js";
import { contract } from "./harness.js";

const COUNTS = [
  { start: true, end: true },
  { start: true, end: false },
  { start: false, end: true },
  { start: false, end: false },
];
const ORDERS = ["time", "none"];

/** Exports these events in every way, small pages and windows side by side. */
async function everyWay(t, events, range, ways, what, over = lightClient) {
  for (const { counts = COUNTS[0], reverse, order, concurrency, limit } of ways) {
    const client = over(events, { counts });
    const filter = { ...range, reverse, limit };
    const name = `${what}, ${JSON.stringify({ counts, reverse, order, concurrency, limit })}`;
    complete(await exported(t, client, filter, { concurrency, order }), events, filter, order, name);
  }
}

/** All combinations of these. */
function combined(choices) {
  return Object.entries(choices).reduce(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

contract("an export gives each event of its range once, in every order and over any number of windows", async (t) => {
  const events = eventsAt(...Array.from({ length: 90 }, (_, number) => Math.floor(number / 2) * 37));
  const range = { start: T0 + 37, end: T0 + 40 * 37 };
  const ways = combined({ counts: COUNTS, reverse: [true, false], order: ORDERS, concurrency: [1, 2, 8, 16], limit: [7] });
  await everyWay(t, events, range, ways, "a row");
  const some = ways.filter((_, number) => number % 5 === 0);
  await everyWay(t, events, range, some, "a row over the mock", (all, options) => apiOf(t, all, options).client);
});

contract("an export does not care which ends of a range the API counts in", async (t) => {
  // Crowds of one millisecond on both ends and all the way, of more than a page each.
  const times = Array.from({ length: 160 }, (_, number) => Math.floor(number / 16) * 2 + Math.floor(number / 32));
  const events = eventsAt(...times);
  const range = { start: T0 + times[20], end: T0 + times[140] };
  await everyWay(
    t,
    events,
    range,
    combined({ counts: COUNTS, reverse: [true, false], order: ORDERS, concurrency: [1, 8], limit: [5] }),
    "crowds",
  );
});

contract("an export of any density is complete", async (t) => {
  for (let seed = 1; seed <= 24; seed++) {
    const random = chance(seed);
    const span = [1, 3, 40, 900, 100_000][random(5)];
    const times = Array.from({ length: random(140) }, () => (random(4) === 0 ? Math.floor(span / 2) : random(span)));
    const [one, other] = [random(span + 2), random(span + 2)];
    const events = eventsAt(...times);
    const range = { start: T0 + Math.min(one, other), end: T0 + Math.max(one, other) };
    const way = {
      counts: COUNTS[random(4)],
      reverse: random(2) === 1,
      order: ORDERS[random(2)],
      concurrency: 1 + random(9),
      limit: 1 + random(12),
    };
    await everyWay(t, events, range, [way], `seed ${seed}`);
  }
});

contract("an export of a range without events costs one request, and without a range none", async (t) => {
  for (const order of ORDERS) {
    const { client, asked } = apiOf(t, eventsAt(5, 6));
    deepEqual(await exported(t, client, { start: T0 + 100, end: T0 + 1e9 }, { order, concurrency: 8 }), [], "events");
    equal(asked.length, 1, "requests");
    deepEqual(await exported(t, client, { start: T0 + 5, end: T0 + 5 }, { order }), [], "events of nothing");
    equal(asked.length, 1, "requests");
  }
});

contract("an export asks for full pages of its filter, a millisecond beyond its ends", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1, 2, 3));
  await exported(t, client, { start: new Date(T0), end: "2026-01-01T00:00:10Z", bot: "bad", environment: ["one", "two"] });
  deepEqual(asked, [{ start: String(T0 - 1), end: String(T0 + 10_000), limit: "100", bot: "bad", environment: "two" }], "requests");
});

contract("an export reads the moments of its range exactly", async (t) => {
  const events = eventsAt(0, 1, 2, 3, 4);
  for (const [start, end, first, last] of [
    ["2026-01-01T00:00:00.001Z", "2026-01-01T00:00:00.003Z", 1, 2],
    // There is no event within a millisecond.
    ["2026-01-01T00:00:00.0010001Z", "2026-01-01T00:00:00.0030001Z", 2, 3],
    ["2026-01-01T01:00:00.001+01:00", new Date(T0 + 4), 1, 3],
    [T0 + 2, "2026-01-01t00:00:00.004z", 2, 3],
  ]) {
    const { client } = apiOf(t, events);
    const times = (await exported(t, client, { start, end, reverse: true })).map(({ timestamp }) => timestamp - T0);
    deepEqual([times.at(0), times.at(-1)], [first, last], `${start} to ${end}`);
  }
});

contract("an export has a filter as it was when it began", async (t) => {
  const { client } = apiOf(t, eventsAt(...Array.from({ length: 30 }, (_, number) => number)));
  const filter = { start: T0, end: T0 + 20, limit: 4, environment: undefined };
  const events = [];
  for await (const event of t.parts.export.exportEvents(client, filter, { concurrency: 2 })) {
    events.push(event);
    Object.assign(filter, { end: T0 + 1e6, limit: 1, bot: "good", environment: ["none"] });
  }
  equal(events.length, 20, "events");
});

contract("an export gives events without a time where the API has them, once", async (t) => {
  const times = Array.from({ length: 90 }, (_, number) => Math.floor(number / 3));
  const events = eventsAt(...times);
  const change = (page) => ({
    ...page,
    events: page.events.map(({ timestamp, ...event }) =>
      Number(event.event_id.split("e").at(-1)) % 7 === 0 ? event : { ...event, timestamp },
    ),
  });
  for (const way of combined({ counts: COUNTS, order: ORDERS, concurrency: [1, 3, 8], reverse: [true, false] })) {
    const client = lightClient(events, { counts: way.counts, change });
    const handedOn = await exported(
      t,
      client,
      { start: T0, end: T0 + 1_000, limit: 4, reverse: way.reverse },
      way.order ? { order: way.order, concurrency: way.concurrency } : {},
    );
    complete(handedOn, events, { start: T0, end: T0 + 1_000 }, "none", JSON.stringify(way));
    if (way.order !== "time") continue;
    const known = handedOn.map(({ timestamp }) => timestamp).filter(Boolean);
    ok(
      known.every((time, at) => at === 0 || (way.reverse ? known[at - 1] <= time : known[at - 1] >= time)),
      "order",
    );
  }
});

contract("an export gives what arrives meanwhile at most once, and all that was there", async (t) => {
  for (const way of combined({ order: ORDERS, reverse: [true, false] })) {
    const events = eventsAt(...Array.from({ length: 80 }, (_, number) => number * 10));
    const late = Array.from({ length: 20 }, (_, number) => ({ event_id: `late.${number}`, timestamp: T0 + number * 40 + 5 }));
    const all = [...events, ...late].sort((one, other) => one.timestamp - other.timestamp);
    const [first, second] = [apiOf(t, events), apiOf(t, all)];
    let requests = 0;
    // From the sixth request on they are there; a page key is that of a place.
    const client = { searchEvents: (filter, options) => (++requests > 5 ? second : first).client.searchEvents(filter, options) };
    const handedOn = await exported(
      t,
      client,
      { start: T0, end: T0 + 800, limit: 6, reverse: way.reverse },
      { order: way.order, concurrency: 3 },
    );
    const ids = handedOn.map(({ event_id }) => event_id);
    equal(new Set(ids).size, ids.length, "events that came twice");
    complete(
      handedOn.filter(({ event_id }) => !event_id.startsWith("late")),
      events,
      { start: T0, end: T0 + 800, reverse: way.reverse },
      way.order,
      way.order,
    );
  }
});

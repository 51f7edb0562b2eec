// How much faster an export is over several windows, counted in rounds: all requests that run at once are answered at once.

import { equal, ok } from "./assert.js";
import { chance, T0 } from "./export-support.js";
import { contract } from "./harness.js";
import { pause } from "./support.js";

const EVENTS = 40_000;
const RANGE = 86_400_000;
const LIMIT = 100;

/** When events happen, each as a time for a number of the event, and how many times faster than one window eight must be. */
const TIMES = {
  "evenly spaced": [(number) => Math.floor((number * RANGE) / EVENTS), 6],
  "at random": [(_, random) => random(RANGE), 6],
  "by day, few by night": [(_, random) => Math.floor(Math.asin(random(1e9) / 1e9) * (RANGE / Math.PI) * 2), 6],
  "in visits of seven": [(number, random, times) => (number % 7 ? times[number - 1] + random(2_000) : random(RANGE)) % RANGE, 6],
  "half of them in a hundredth of the time": [
    (number, random) => (number % 2 ? random(RANGE) : Math.floor(RANGE * 0.4) + random(RANGE / 100)),
    6,
  ],
  "half of them in ten short crowds": [
    (number, random) => (number % 2 ? random(RANGE) : (number % 20) * Math.floor(RANGE / 21) + random(RANGE / 1_000)),
    4,
  ],
};

/** Events at these times, the newest first. */
function eventsOf(timeOf, random) {
  const times = [];
  for (let number = 0; number < EVENTS; number++) times.push(timeOf(number, random, times));
  return times
    .map((time, number) => ({ event_id: `e${number}`, timestamp: T0 + time }))
    .sort((one, other) => other.timestamp - one.timestamp);
}

/** Exports these events; gives the events, and how many rounds and requests they took. */
async function measured(t, events, concurrency) {
  const waiting = [];
  const facts = { rounds: 0, requests: 0, handedOn: [] };
  const firstUpTo = (time) => {
    let [from, to] = [0, events.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (events[middle].timestamp > time) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const pageOf = ({ start, end, limit, pagination_key: key }) => {
    const from = key === undefined ? firstUpTo(end) : Number(key);
    const to = Math.min(from + limit, firstUpTo(start - 1));
    const isLast = to >= events.length || events[to].timestamp < start;
    return { events: events.slice(from, to), ...(!isLast && { pagination_key: String(to) }) };
  };
  const searchEvents = (filter) => {
    facts.requests++;
    return new Promise((resolve) => waiting.push(() => resolve(pageOf(filter))));
  };
  let isOver = false;
  const walk = async () => {
    const filter = { start: T0, end: T0 + RANGE, limit: LIMIT };
    for await (const event of t.parts.export.exportEvents({ searchEvents }, filter, { concurrency })) facts.handedOn.push(event);
  };
  const whole = walk().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    facts.rounds++;
    for (const answer of waiting.splice(0)) answer();
    await pause(0);
  }
  await whole;
  return facts;
}

for (const [name, [timeOf, least]] of Object.entries(TIMES)) {
  contract(`an export of events ${name} is ${least} times as fast over eight windows`, async (t) => {
    for (const seed of [1, 2, 3]) {
      const events = eventsOf(timeOf, chance(seed));
      const facts = await measured(t, events, 8);
      equal(new Set(facts.handedOn).size, EVENTS, `seed ${seed}: events`);
      equal(facts.handedOn.length, EVENTS, `seed ${seed}: events, each once`);
      const factor = EVENTS / LIMIT / facts.rounds;
      ok(factor >= least, `seed ${seed}: ${factor.toFixed(2)} times, ${facts.rounds} rounds and ${facts.requests} requests`);
    }
  });
}

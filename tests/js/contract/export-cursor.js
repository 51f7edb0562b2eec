// The cursor of an export: what goes on from it and what came before are all events, each once.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { apiOf, chance, complete, eventsAt, exported, lightClient, T0 } from "./export-support.js";
import { contract } from "./harness.js";

const ORDERS = ["time", "none"];

/** Exports so many events and stops; gives what the last cursor is about, and the cursor. */
async function begun(t, client, filter, options, most) {
  const earlier = options.cursor === undefined ? 0 : JSON.parse(options.cursor).events;
  let told = { events: earlier, cursor: options.cursor };
  const onProgress = (progress) => {
    told = progress;
  };
  const events = await exported(t, client, filter, { ...options, onProgress }, most);
  return { before: events.slice(0, told.events - earlier), cursor: told.cursor };
}

contract("an export goes on from any cursor without a loss and without a double", async (t) => {
  // Crowds, a gap, and single ones.
  const events = eventsAt(...Array.from({ length: 40 }, (_, number) => (number < 25 ? Math.floor(number / 9) : 10_000 + number)));
  const range = { start: T0, end: T0 + 20_000 };
  for (const counts of [
    { start: true, end: true },
    { start: false, end: false },
  ]) {
    for (const order of ORDERS) {
      for (const [reverse, concurrency, limit] of [
        [false, 3, 1],
        [true, 2, 4],
        [false, 1, 3],
      ]) {
        const client = lightClient(events, { counts });
        const filter = { ...range, reverse, limit };
        for (let most = 1; most <= events.length + 1; most++) {
          const { before, cursor } = await begun(t, client, filter, { order, concurrency }, most);
          const after = await exported(t, client, filter, { order, concurrency, cursor });
          complete(
            [...before, ...after],
            events,
            filter,
            order,
            `${JSON.stringify({ counts, order, reverse, concurrency, limit })} cut after ${most}`,
          );
        }
      }
    }
  }
});

contract("an export may stop again and again, and go on in another order, over other windows and pages", async (t) => {
  for (let seed = 1; seed <= 10; seed++) {
    const random = chance(seed);
    const events = eventsAt(...Array.from({ length: 90 }, () => random(random(2) === 0 ? 30 : 3_000)));
    const filter = { start: T0, end: T0 + 3_000, reverse: seed % 2 === 0 };
    const client = lightClient(events, { counts: { start: random(2) === 0, end: random(2) === 0 } });
    const handedOn = [];
    let cursor;
    for (let round = 0; round < 200 && handedOn.length < events.length; round++) {
      const options = { order: ORDERS[random(2)], concurrency: 1 + random(4), cursor };
      const some = await begun(t, client, { ...filter, limit: 1 + random(6) }, options, 1 + random(30));
      handedOn.push(...some.before);
      cursor = some.cursor;
    }
    complete(handedOn, events, filter, "none", `seed ${seed}`);
  }
});

contract("an export tells how far it is", async (t) => {
  const events = eventsAt(...Array.from({ length: 60 }, (_, number) => number * 10));
  for (const reverse of [true, false]) {
    const filter = { start: T0, end: T0 + 600, limit: 7, reverse };
    const { client } = apiOf(t, events);
    const told = [];
    let handedOn = 0;
    const onProgress = (progress) => {
      equal(progress.events, handedOn, "events, as its reader counts");
      told.push(progress);
    };
    for await (const _ of t.parts.export.exportEvents(client, filter, { concurrency: 3, onProgress })) handedOn++;
    ok(told.length >= 60 / 7, `told ${told.length} times`);
    for (const [at, progress] of told.entries()) {
      deepEqual(Object.keys(progress).sort(), ["cursor", "events", "until", "windows", "windowsDone"], "members");
      ok(progress.windowsDone <= progress.windows, "windows");
      const before = told[at - 1];
      ok(!before || (reverse ? before.until <= progress.until : before.until >= progress.until), "until");
      equal(typeof JSON.parse(progress.cursor), "object", "a cursor is JSON");
      ok(progress.cursor.length < 400, `a cursor of ${progress.cursor.length} characters`);
    }
    const last = told.at(-1);
    deepEqual([last.events, last.windows - last.windowsDone, last.until], [60, 0, reverse ? filter.end : filter.start], "the end");
  }
});

contract("an export that is done has a cursor from which nothing is asked for", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1, 2, 3));
  const filter = { start: T0, end: T0 + 100 };
  const { before, cursor } = await begun(t, client, filter, {}, Infinity);
  equal(before.length, 3, "events");
  const requests = asked.length;
  deepEqual(await exported(t, client, filter, { cursor }), [], "events after it");
  equal(asked.length, requests, "requests");
});

contract("an export needs no range where it has a cursor", async (t) => {
  const events = eventsAt(1, 2, 3, 4);
  const { client } = apiOf(t, events);
  const filter = { start: T0, end: T0 + 4, limit: 1 };
  const { before, cursor } = await begun(t, client, filter, {}, 2);
  const after = await exported(t, client, {}, { cursor });
  complete([...before, ...after], events, filter, "time", "events");
});

contract("an error of the client comes after the events before it, and after their cursor", async (t) => {
  const events = eventsAt(...Array.from({ length: 50 }, (_, number) => number));
  const filter = { start: T0, end: T0 + 50, limit: 5 };
  for (const order of ORDERS) {
    let isBroken = true;
    const { client } = apiOf(t, events);
    const searchEvents = (asked, options) =>
      isBroken && asked.end <= T0 + 30 ? Promise.reject(new t.lib.NetworkError("gone")) : client.searchEvents(asked, options);
    const handedOn = [];
    let told;
    const onProgress = (progress) => {
      told = progress;
    };
    const walk = async () => {
      for await (const event of t.parts.export.exportEvents({ searchEvents }, filter, { order, concurrency: 4, onProgress }))
        handedOn.push(event);
    };
    const error = await rejects(walk(), t.lib.NetworkError);
    equal(error.message, "gone", "message");
    ok(handedOn.length > 0, "events before it");
    equal(told.events, handedOn.length, "events that the cursor is about");
    isBroken = false;
    const after = await exported(t, client, filter, { order, cursor: told.cursor });
    complete([...handedOn, ...after], events, filter, order, order);
  }
});

contract("a cursor that is broken, or of another export, is a TypeError before anything is sent", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1, 2, 3, 4));
  const filter = { start: T0, end: T0 + 4, limit: 1, bot: "bad", environment: ["one"] };
  const { cursor } = await begun(t, apiOf(t, eventsAt(1, 2, 3, 4)).client, { start: T0, end: T0 + 4, limit: 1 }, {}, 2);
  const given = await begun(t, client, filter, {}, Infinity);
  const requests = asked.length;
  const refused = (text, pattern, other = filter) => {
    const error = throws(() => t.parts.export.exportEvents(client, other, { cursor: text }), TypeError);
    match(error.message, pattern, "message");
  };
  const good = given.cursor;
  for (const value of [7, true, {}, [], () => good]) refused(value, /^`cursor` must be a text that `onProgress` gave, got an? \w+$/);
  for (const text of ["", "x", "null", "7", "[]", "{}", '"text"', '{"a":1}'])
    refused(text, /^`cursor` must be a text that `onProgress` gave/);
  for (let at = 0; at < good.length; at++) {
    refused(good.slice(0, at), /^`cursor` must be/);
    if (/\d/.test(good[at]))
      refused(`${good.slice(0, at)}${(Number(good[at]) + 1) % 10}${good.slice(at + 1)}`, /^`cursor` (is broken|must be)/);
  }
  refused(JSON.stringify({ ...JSON.parse(good), v: 2 }), /^`cursor` must be of version 1/);
  refused(cursor, /^`cursor` is of another filter/);
  for (const other of [{ bot: "good" }, { environment: ["two"] }, { environment: undefined }, { reverse: true }, { vpn: true }])
    refused(good, /^`cursor` is of another filter/, { ...filter, ...other });
  for (const other of [{ start: T0 - 1 }, { end: T0 + 5 }]) refused(good, /^`cursor` is of another range/, { ...filter, ...other });
  equal(asked.length, requests, "requests");
  // What says the same is the same.
  const same = { environment: ["one"], end: new Date(T0 + 4), start: new Date(T0).toISOString(), bot: "bad", vpn: null, reverse: false };
  t.parts.export.exportEvents(client, same, { cursor: JSON.stringify(JSON.parse(good), null, 2) });
});

contract("a cursor holds nothing of the filter", async (t) => {
  const { client } = apiOf(t, eventsAt(1));
  const { cursor } = await begun(t, client, { start: T0, end: T0 + 4, linked_id: "somebody@example.com" }, {}, Infinity);
  ok(!cursor.includes("somebody"), cursor);
});

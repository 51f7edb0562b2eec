// How an export treats its server and its reader: one wait for all windows, no page that nobody has asked for, no request left.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { inVirtualTime } from "./clock.js";
import { apiOf, complete, eventsAt, exported, lightClient, T0 } from "./export-support.js";
import { contract } from "./harness.js";
import { apiError, clientOf, hang, json, pause, until } from "./support.js";

const EVENTS = eventsAt(...Array.from({ length: 200 }, (_, number) => number * 3));
const RANGE = { start: T0, end: T0 + 600 };
const ORDERS = ["time", "none"];

contract("a 429 makes all windows of an export wait once, as long as the server says", async (t) => {
  for (const order of ORDERS) {
    const sent = [];
    let refused = 0;
    const { searchEvents } = lightClient(EVENTS);
    await inVirtualTime(T0, 0, async (clock) => {
      const busy = async (filter) => {
        sent.push(clock.elapsed);
        // All that is under way when the storm begins, and what is sent while it lasts.
        const isRefused = sent.length >= 12 && clock.elapsed - sent[11] <= 500;
        await pause(20);
        if (!isRefused) return searchEvents(filter);
        refused++;
        throw Object.assign(new Error("too many"), { statusCode: 429, retryAfter: 1 });
      };
      const events = await exported(t, { searchEvents: busy }, { ...RANGE, limit: 5 }, { order, concurrency: 4 });
      complete(events, EVENTS, RANGE, order, order);
    });
    const waits = sent.map((time, at) => time - (sent[at - 1] ?? time)).filter((ms) => ms > 20);
    equal(waits.length, 1, `${order}: waits`);
    ok(waits[0] >= 1_000 && waits[0] <= 1_020, `waited ${waits[0]} ms`);
    ok(refused >= 1 && refused <= 4, `${refused} requests were refused`);
  }
});

contract("after a 429 an export sends fewer requests at once, and more again later", async (t) => {
  let [running, refusal] = [0, 0];
  const atOnce = [];
  const { searchEvents } = lightClient(EVENTS);
  await inVirtualTime(T0, 0, async () => {
    const counted = async (filter) => {
      const isRefused = atOnce.push(++running) === 20;
      await pause(2);
      running--;
      if (!isRefused) return searchEvents(filter);
      refusal = atOnce.length;
      throw Object.assign(new Error("too many"), { statusCode: 429, retryAfter: 0 });
    };
    const events = await exported(t, { searchEvents: counted }, { ...RANGE, limit: 2 }, { order: "none", concurrency: 8 });
    complete(events, EVENTS, RANGE, "none", "events");
  });
  ok(Math.max(...atOnce) <= 8, `at once ${atOnce}`);
  ok(Math.max(...atOnce.slice(5, 20)) > 4, `before it ${atOnce.slice(0, 20)}`);
  ok(Math.max(...atOnce.slice(refusal, refusal + 4)) <= 5, `after it ${atOnce.slice(refusal, refusal + 4)}`);
  equal(Math.max(...atOnce.slice(60)), 8, `later ${atOnce.slice(60)}`);
});

contract("storms of 429 cost an export no event", async (t) => {
  for (const order of ORDERS) {
    for (const concurrency of [1, 8]) {
      const { client, api } = apiOf(t, EVENTS, {
        before: async (number) => {
          if (number % 3 === 0) api.fail({ status: 429, retryAfter: 0, times: 2 });
        },
      });
      complete(await exported(t, client, { ...RANGE, limit: 9 }, { order, concurrency }), EVENTS, RANGE, order, `${order} ${concurrency}`);
    }
  }
});

contract("an export ends when 429 never does, or asks for a longer wait than anybody has", async (t) => {
  for (const [retryAfter, most] of [
    ["0", 100],
    ["86400", 12],
  ]) {
    let requests = 0;
    const refuse = apiError(429, "too_many_requests", "too many", { "retry-after": retryAfter });
    const client = clientOf(t, {
      fetch: () => (requests++ < 2 ? json({ events: EVENTS.slice(-5), pagination_key: `k${requests}` })() : refuse()),
    });
    const error = await rejects(exported(t, client, { ...RANGE, limit: 5 }, { order: "none", concurrency: 8 }), t.lib.TooManyRequestsError);
    equal(error.retryAfter, Number(retryAfter), "retryAfter");
    ok(requests <= most, `${requests} requests`);
  }
});

contract("an export asks for no more than a page each while its reader is busy", async (t) => {
  for (const order of ORDERS) {
    for (const concurrency of [1, 2, 8]) {
      const { client, asked, running } = apiOf(t, EVENTS);
      let events = 0;
      for await (const _ of t.parts.export.exportEvents(client, { ...RANGE, limit: 4 }, { order, concurrency })) {
        events++;
        if (events % 50 !== 1) continue;
        // As many as come while nobody reads.
        for (let before = -1; before !== asked.length; await pause(20)) before = asked.length;
        ok(asked.length <= Math.ceil(events / 4) * 2 + 2 * concurrency, `${asked.length} requests for ${events} events`);
        if (events === 1) ok(asked.length <= concurrency, `${asked.length} requests for the first event`);
      }
      equal(events, EVENTS.length, "events");
      ok(running.most <= concurrency, `${running.most} requests at once`);
    }
  }
});

contract("an export holds three pages for each of its windows at most, however long it is", async (t) => {
  const events = eventsAt(...Array.from({ length: 1_500 }, (_, number) => number * 7 + ((number * number) % 5)));
  for (const order of ORDERS) {
    let [came, handedOn, most] = [0, 0, 0];
    const change = (page) => {
      came += page.events.length;
      most = Math.max(most, came - handedOn);
      return page;
    };
    const { client } = apiOf(t, events, { change });
    for await (const _ of t.parts.export.exportEvents(client, { start: T0, end: T0 + 1e6, limit: 10 }, { order, concurrency: 4 }))
      handedOn++;
    equal(handedOn, events.length, "events");
    // Those of a window that was divided may come twice, and count here as if they were kept.
    ok(most <= 3 * 4 * 10 + (came - handedOn), `${order}: ${most} events at once, ${came - handedOn} for nothing`);
  }
});

contract("nothing is sent before the first event is asked for", async (t) => {
  const { client, asked } = apiOf(t, EVENTS);
  const walk = t.parts.export.exportEvents(client, RANGE);
  await pause(10);
  equal(asked.length, 0, "requests");
  deepEqual(await walk.return(), { value: undefined, done: true }, "return");
  equal(asked.length, 0, "requests");
});

contract("who leaves an export leaves no request running", async (t) => {
  for (const order of ORDERS) {
    const ended = [];
    const { client, asked, running } = apiOf(t, EVENTS, {
      before: async (number, { signal }) => {
        if (number < 4) return;
        await hang()({ signal }).catch((reason) => {
          ended.push(number);
          throw reason;
        });
      },
    });
    const walk = t.parts.export.exportEvents(client, { ...RANGE, limit: 5 }, { order, concurrency: 4 });
    for await (const _ of walk) {
      await until(() => asked.length >= 4);
      break;
    }
    await until(() => running.now === 0);
    equal(running.now, 0, `${order}: requests after it`);
    ok(ended.length >= 1, "requests that were ended");
    deepEqual(await walk.next(), { value: undefined, done: true }, "next");
  }
});

contract("a signal ends an export with its reason, before, between and while it waits", async (t) => {
  const reason = new Error("enough");
  const { client, asked, running } = apiOf(t, EVENTS, {
    before: (number, init) => (number > 6 ? hang()(init) : pause(1)),
  });
  const early = new AbortController();
  early.abort(reason);
  equal(await rejects(exported(t, client, RANGE, { signal: early.signal })), reason, "before");
  equal(asked.length, 0, "requests");
  for (const order of ORDERS) {
    asked.length = 0;
    const between = new AbortController();
    let [events, told] = [0, 0];
    const walk = async () => {
      const options = {
        order,
        concurrency: 2,
        signal: between.signal,
        onProgress: ({ events }) => {
          told = events;
        },
      };
      for await (const _ of t.parts.export.exportEvents(client, { ...RANGE, limit: 5 }, options)) if (++events === 3) between.abort(reason);
    };
    equal(await rejects(walk()), reason, "between");
    deepEqual([events, told], [3, 3], "events, and those that the last cursor is about");
  }
  const waiting = new AbortController();
  setTimeout(() => waiting.abort(reason), 60);
  asked.length = 0;
  equal(await rejects(exported(t, client, { ...RANGE, limit: 5 }, { concurrency: 2, signal: waiting.signal })), reason, "while it waits");
  await until(() => running.now === 0);
  equal(running.now, 0, "requests after it");
});

contract("who leaves an export leaves no listener at the signal", async (t) => {
  const listeners = new Set();
  const signal = {
    aborted: false,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const { client } = apiOf(t, EVENTS);
  for (const most of [1, 7, Infinity]) {
    await exported(t, client, { ...RANGE, limit: 5 }, { signal }, most);
    await until(() => listeners.size === 0);
    equal(listeners.size, 0, `listeners after ${most} events`);
  }
});

contract("a signal ends the wait after a 429", async (t) => {
  const { client, api, asked } = apiOf(t, EVENTS);
  api.fail({ status: 429, retryAfter: 100, times: 9 });
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error("enough")), 50);
  equal((await rejects(exported(t, client, RANGE, { signal: controller.signal }))).message, "enough", "reason");
  equal(asked.length, 1, "requests");
});

contract("an export waits for what `onProgress` does, and ends with what it throws", async (t) => {
  const { client } = apiOf(t, EVENTS);
  let isTelling = false;
  const onProgress = async () => {
    isTelling = true;
    await pause(1);
    isTelling = false;
  };
  for await (const _ of t.parts.export.exportEvents(client, { ...RANGE, limit: 50 }, { onProgress }))
    equal(isTelling, false, "while it is told");
  const reason = new Error("the disk is full");
  let told = 0;
  const failing = () => {
    told++;
    throw reason;
  };
  equal(await rejects(exported(t, client, RANGE, { onProgress: failing })), reason, "reason");
  equal(told, 1, "times");
});

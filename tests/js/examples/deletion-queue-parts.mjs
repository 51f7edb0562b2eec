// The parts of the deletion queue that need no host: what the quota allows, and what the consumer does with messages.

import { join } from "node:path";
import { deepEqual, equal, ok } from "../contract/assert.js";

export async function checkParts(folder) {
  const load = (name) => import(join(folder, "src", name));
  checkQuota(await load("quota.js"));
  await checkConsumer(await load("consumer.js"));
}

function checkQuota({ lastSlot, nextSlot }) {
  const HOUR = 3_600_000;
  const limits = [
    { most: 30, ms: HOUR },
    { most: 500, ms: 24 * HOUR },
  ];
  equal(lastSlot([], limits, 5, 30), 5, "the first thirty");
  equal(lastSlot([], limits, 5, 31), HOUR + 5, "the next");
  equal(lastSlot([], limits, 5, 500), 16 * HOUR + 5, "a day's");
  equal(lastSlot([], limits, 5, 501), 24 * HOUR + 5, "one more");
  equal(lastSlot([], limits, 5, 1_000), 40 * HOUR + 5, "two days'");
  equal(lastSlot([], limits, 5, 0), undefined, "none");
  equal(lastSlot([1, 2, 3], limits, 5, 0), 3, "none after others");

  // Sent at odd times: no window of an hour or a day may hold more than it should, and none stays empty for no reason.
  const times = [];
  let state = 1;
  for (let now = 0; times.length < 1_500; ) {
    const next = nextSlot((n) => times[times.length - n], limits, now);
    for (const { most, ms } of limits) ok(times.filter((at) => at > next - ms).length < most, `${next}: within ${ms} ms`);
    if (next > now) {
      const full = limits.some(({ most, ms }) => times.filter((at) => at > next - 1 - ms).length >= most);
      ok(full, `${next} is no later than it must be`);
    }
    times.push(next);
    state = (state * 48_271) % 2_147_483_647;
    now = next + (state % 7 ? 0 : state % HOUR);
  }
}

async function checkConsumer({ consume }) {
  const run = async (bodies, { attempts = 1, add = () => {}, sendBatch = () => {} } = {}) => {
    const did = { added: [], refused: [], acked: [], retried: [] };
    const messages = bodies.map((body, i) => ({
      id: `m${i}`,
      body,
      attempts,
      ack: () => did.acked.push(i),
      retry: ({ delaySeconds }) => did.retried.push([i, delaySeconds]),
    }));
    const queue = {
      async add(requests) {
        add();
        did.added.push(...requests);
      },
    };
    const REFUSED = {
      async sendBatch(batch) {
        sendBatch();
        did.refused.push(...batch.map(({ body }) => body));
      },
    };
    const said = console.error;
    console.error = () => {};
    await consume({ messages }, { REFUSED }, queue).finally(() => {
      console.error = said;
    });
    return did;
  };
  const good = { visitors: ["a", "b"], requestedAt: 1 };
  const bad = [
    ...[undefined, null, 7, "a", [], {}, { visitors: ["a"] }, { visitors: "a", requestedAt: 1 }, { visitors: ["a'"], requestedAt: 1 }],
    ...[
      { visitors: ["a"], requestedAt: "now" },
      { visitors: Array(1_001).fill("a"), requestedAt: 1 },
    ],
  ];
  const mixed = await run([good, ...bad, good]);
  deepEqual(mixed.added, [good, good], "what can be read");
  equal(mixed.refused.length, bad.length, "what cannot");
  ok(mixed.refused.every(({ code, message }) => code === "unreadable" && /^the message m\d+ is no request$/.test(message)));
  equal(mixed.acked.length, bad.length + 2, "all are done with");
  deepEqual(await run([]), { added: [], refused: [], acked: [], retried: [] }, "no message");

  const fail = () => {
    throw new Error("out");
  };
  deepEqual((await run([good, null], { add: fail })).retried, [[0, 30]], "the object is out");
  deepEqual((await run([good, null], { sendBatch: fail })).retried, [[1, 30]], "the dead letter queue is out");
  for (const [attempts, seconds] of [
    [2, 60],
    [5, 480],
    [50, 2_400],
    [101, 2_400],
  ])
    deepEqual((await run([good], { attempts, add: fail })).retried, [[0, seconds]], `delivery ${attempts}`);
}

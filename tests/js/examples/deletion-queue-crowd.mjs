// A thousand visitors through the deletion queue, while the API fails and the instance is killed, also while the API deletes.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { until } from "./deletion-queue-host.mjs";

const HOUR_MS = 500;
const COUNT = 1_000;
const visitorOf = (i) => `crowd${String(i).padStart(4, "0")}visitor`;
const VISITORS = Array.from({ length: COUNT }, (_, i) => visitorOf(i));

/** How often each fault strikes a visitor's first request, spread over the crowd. */
const STRIKES = {
  400: 6,
  403: 5,
  404: 8,
  429: 4,
  "429 for a second": 2,
  500: 6,
  "500 after the deed": 2,
  503: 4,
  504: 2,
  "504 after the deed": 3,
  firewall: 3,
  drop: 4,
  "drop after the deed": 6,
  "hang after the deed": 1,
  hang: 1,
  "hold after the deed": 2,
  hold: 1,
};
const REFUSALS = { 400: "request_cannot_be_parsed", 403: "feature_not_enabled", 404: "visitor_not_found" };
/** Killed when so many are deleted, besides each time that a request is held. */
const KILLED_AT = [120, 700];

const strikes = Object.entries(STRIKES).flatMap(([name, times]) => Array(times).fill(name));
/** Scattered, the same way in each run: 389 and the count have no common divisor. */
const faultOf = new Map(strikes.map((name, i) => [visitorOf((i * 389 + 7) % COUNT), name]));

/** What is refused is so each time: an answer may be lost with the instance that waits for it. */
const faultsOf = (visitor) => {
  const name = faultOf.get(visitor);
  return name === undefined ? [] : Array(name in REFUSALS ? 50 : 1).fill(name);
};

export const CROWD = {
  hourMs: HOUR_MS,
  faults: faultsOf,
  visibleFor: 300,
  TIMEOUT_MS: 3_000,
  LASTING: true,
};

export async function checkCrowd({ api, queue: first, launch, unspoken }) {
  unspoken.push("crowd0");
  let [queue, kills, last] = [first, 0, { done: 0, refused: 0 }];
  let isHeld = false;
  api.held = () => {
    isHeld = true;
  };
  const kill = async () => {
    await queue.kill();
    isHeld = false;
    kills++;
    queue = await launch();
    // What was delivered comes again, in another order and in other company.
    equal(await queue.deliver(messages(kills)), 5, "messages that are taken again");
  };

  const requestedAt = Date.now();
  const messages = (round) =>
    [3, 1, 4, 0, 2].map((part) => ({ visitors: VISITORS.filter((_, i) => (i + round) % 5 === part).reverse(), requestedAt }));
  equal(await queue.deliver(messages(0).slice(2)), 3, "messages that are taken");
  equal((await queue.request({ visitor_ids: VISITORS })).status, 202, "a request for all");
  await until("the queue has them", async () => (await queue.progress()).total === COUNT);

  const killedAt = [...KILLED_AT];
  await until(
    "all are finished",
    async () => {
      last = await checkedProgress(api, queue, last);
      if (isHeld) await kill();
      if (killedAt.length && api.deeds.size >= killedAt[0]) {
        killedAt.shift();
        await kill();
      }
      return last.waiting === 0;
    },
    200_000,
  );

  await checkEnd(api, queue, last, kills);
}

/** The status at any time: it neither runs ahead of the API nor falls behind it, and nothing that is finished begins anew. */
async function checkedProgress(api, queue, before) {
  const deeds = api.deeds.size;
  const now = Date.now();
  const progress = await queue.progress();
  const { total, waiting, unclear, done, refused, quota } = progress;
  const text = JSON.stringify(progress);
  equal(total, COUNT, "total");
  equal(waiting + done + refused, COUNT, `the sum of ${text}`);
  equal(progress.progress, (done + refused) / COUNT, "progress");
  ok(done >= before.done && refused >= before.refused, `${text} after ${JSON.stringify(before)}`);
  ok(done <= api.deeds.size + STRIKES[404], `${text}: the API deleted ${api.deeds.size}`);
  // One is being sent, and those that failed after the deed are not known to be done.
  ok(done + unclear + 1 + STRIKES["500 after the deed"] >= deeds, `${text}: the API deleted ${deeds} before`);
  ok(quota.hour.used <= quota.hour.limit && quota.day.used <= quota.day.limit, text);
  deepEqual([quota.hour.limit, quota.day.limit], [30, 500], "limits");
  if (waiting) {
    const left = Date.parse(progress.done_by) - now;
    ok(left > -HOUR_MS && left < (Math.ceil(waiting / 500) + 1) * 24 * (HOUR_MS + 1) + 3_000, `${text}: done in ${left} ms`);
    // No quota lets so many be done sooner.
    ok(left >= (Math.ceil(waiting / 500) - 2) * 24 * HOUR_MS, `${text}: done in ${left} ms`);
  } else equal(progress.done_by, null, "the end");
  return progress;
}

async function checkEnd(api, queue, { done, refused }, kills) {
  const isRefused = (visitor) => faultOf.get(visitor) in REFUSALS;
  const turnedDown = VISITORS.filter(isRefused);
  // Where the first 404 was lost, a second one says that the visitor is gone, which nobody can tell from a deletion.
  const gone = await goneOf(queue);
  ok(gone.length <= kills, `taken for deleted: ${gone}`);
  deepEqual([done, refused], [COUNT - turnedDown.length + gone.length, turnedDown.length - gone.length], "done and refused");
  deepEqual(api.overdrawn, [], "more than the quota");
  const wrong = VISITORS.filter((visitor) => (api.deeds.get(visitor)?.length ?? 0) !== (isRefused(visitor) ? 0 : 1));
  deepEqual(wrong, [], "not deleted exactly once");
  equal(api.deeds.size, COUNT - turnedDown.length, "nobody else");

  // Asked again after the deed: where the API failed and said so, as it may before the deed as well.
  const asked = api.requests.filter(({ visitor, at }) => at > api.deeds.get(visitor)?.[0]);
  ok(
    asked.every(({ visitor }) => faultOf.get(visitor) === "500 after the deed"),
    `asked again: ${JSON.stringify(asked)}`,
  );

  const told = () => new Set(api.refused.map((letter) => letter.visitor_id));
  await until("the dead letter queue is told", () => told().size === refused);
  deepEqual([...told(), ...gone].sort(), turnedDown, "dead letters");
  for (const letter of api.refused) equal(letter.reason.code, REFUSALS[faultOf.get(letter.visitor_id)], `why ${letter.visitor_id}`);
  ok(api.refused.length - refused <= kills, `${api.refused.length} dead letters for ${refused} visitors`);
  ok(kills >= 4, `${kills} kills`);

  const requests = api.requests.length;
  await queue.cron();
  await new Promise((resolve) => setTimeout(resolve, HOUR_MS));
  equal(api.requests.length, requests, "requests when all is done");
}

async function goneOf(queue) {
  const found = [];
  for (const visitor of VISITORS.filter((visitor) => faultOf.get(visitor) === "404"))
    if ((await queue.deletion(visitor)).state === "done") found.push(visitor);
  return found;
}

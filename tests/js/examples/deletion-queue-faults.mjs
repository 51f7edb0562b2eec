// What the deletion queue makes of each answer of the API, and of what may happen to an alarm.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { until } from "./deletion-queue-host.mjs";

/** How a visitor's requests fail, what becomes of the visitor in the end, with how many requests and attempts, and why. */
const CASES = {
  plain: [[], "done", 1, 1],
  refused400: [["400"], "refused", 1, 1, "request_cannot_be_parsed"],
  refused403: [["403"], "refused", 1, 1, "feature_not_enabled"],
  refused404: [["404"], "refused", 1, 1, "visitor_not_found"],
  throttled: [["429"], "done", 2, 1],
  throttledTwice: [["429", "429"], "done", 3, 1],
  throttledLong: [["429 for a second"], "done", 2, 1],
  failed500: [["500"], "done", 2, 2],
  failed500Late: [["500 after the deed"], "done", 2, 2, "visitor_not_found"],
  failed503: [["503", "503"], "done", 3, 3],
  firewall: [["firewall"], "done", 2, 2],
  redirected: [["redirect"], "done", 2, 2],
  gateway504: [["504"], "done", 2, 2],
  gateway504Late: [["504 after the deed"], "done", 1, 1, "visitor_not_found"],
  hung: [["hang"], "done", 2, 2],
  hungLate: [["hang after the deed"], "done", 1, 1, "visitor_not_found"],
  dropped: [["drop"], "done", 2, 2],
  droppedLate: [["drop after the deed"], "done", 1, 1, "visitor_not_found"],
  searchFails: [["drop after the deed"], "done", 1, 1, "visitor_not_found"],
  searchIsRefused: [["drop after the deed"], "done", 2, 2, "visitor_not_found"],
  droppedThenRefused: [["drop", "403"], "refused", 2, 2, "feature_not_enabled"],
};
/** What the search says that is to tell whether the visitor is gone. */
const SEARCHES = { searchFails: ["500", "firewall"], searchIsRefused: Array(20).fill("403") };
const IN_ALARMS = { held: ["429 for a second"] };
const HOUR_MS = 600;

export async function checkFaults({ api, queue, unspoken }) {
  unspoken.push(...Object.keys(CASES));
  await checkCases(api, queue);
  await checkSecondRequests(api, queue);
  await checkAlarms(api, queue);
  deepEqual(api.overdrawn, [], "more than the quota");
}
checkFaults.setting = {
  hourMs: HOUR_MS,
  faults: (visitor) => CASES[visitor]?.[0] ?? IN_ALARMS[visitor] ?? [],
  searchFaults: (visitor) => SEARCHES[visitor] ?? [],
  visibleFor: 100,
  TIMEOUT_MS: 4_000,
};

const requestsOf = (api, visitor) => api.requests.filter((request) => request.visitor === visitor);
const finished = (queue) =>
  until("all are finished", async () => {
    const progress = await queue.progress();
    return progress.total > 0 && progress.waiting === 0 && progress;
  });

async function checkCases(api, queue) {
  const visitors = Object.keys(CASES);
  const { status, body } = await queue.request({ visitor_ids: [...visitors, ...visitors] });
  deepEqual([status, body], [202, { accepted: visitors.length }], "a request");
  await until("the queue has them", async () => (await queue.progress()).total === visitors.length);
  await finished(queue);

  for (const [visitor, [, state, requests, attempts, code]] of Object.entries(CASES)) {
    const shown = await queue.deletion(visitor);
    deepEqual([shown.visitor_id, shown.state, shown.attempts, shown.reason?.code], [visitor, state, attempts, code], visitor);
    ok(shown.requested_at <= shown.finished_at, `${visitor}: ${shown.requested_at} and ${shown.finished_at}`);
    equal(requestsOf(api, visitor).length, requests, `requests for ${visitor}`);
    equal(api.deeds.get(visitor)?.length, state === "done" ? 1 : undefined, `deletions of ${visitor}`);
  }
  const refused = visitors.filter((visitor) => CASES[visitor][1] === "refused");
  await until("the dead letter queue is told", () => api.refused.length >= refused.length);
  for (const visitor of refused) {
    const told = api.refused.filter(({ visitor_id: id }) => id === visitor);
    deepEqual(told, [await queue.deletion(visitor)], `what is told of ${visitor}`);
    const [{ reason, may_have_arrived: doubted }] = told;
    const code = CASES[visitor][4];
    deepEqual([reason.code, reason.message, doubted], [code, `the API says ${code}`, visitor === "droppedThenRefused"], visitor);
  }
  equal(api.refused.length, refused.length, "dead letters");

  // As long as the API says, and then at least as long as the queue does.
  const [{ at }] = requestsOf(api, "throttledLong");
  ok(Math.min(...api.requests.map((request) => request.at).filter((other) => other > at)) - at >= 1_000, "the wait of a 429");
}

/** What is known is not deleted again; what was refused is, when somebody asks for it after that. */
async function checkSecondRequests(api, queue) {
  const before = api.requests.length;
  const { finished_at: refusedAt, requested_at: requestedAt } = await queue.deletion("refused400");
  await queue.deliver([{ visitors: ["refused400", "plain"], requestedAt: Date.parse(requestedAt) }]);
  await queue.deliver([{ visitors: ["refused400"], requestedAt: Date.parse(refusedAt) }]);
  equal((await queue.deletion("refused400")).state, "refused", "after an old message that came late");
  await queue.request({ visitor_ids: ["plain", "refused400", "refused403"] });
  await until("another chance", async () => (await queue.deletion("refused400")).state === "done");
  await until("another chance", async () => (await queue.deletion("refused403")).state === "done");
  equal((await queue.deletion("plain")).state, "done", "one that is done");
  equal(api.requests.length, before + 2, "requests after that");
}

async function checkAlarms(api, queue) {
  // It is lost while it waits for the end of a pause, and nobody asks.
  await queue.request({ visitor_ids: ["held", "heldToo"] });
  await until("the pause", async () => (await queue.progress()).paused_because?.code === "too_many_requests");
  await queue.send("/test/loseAlarm");
  const before = api.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  equal(api.requests.length, before, "requests without an alarm");
  await queue.cron();
  await until("the cron trigger sets it", () => api.deeds.has("held") && api.deeds.has("heldToo"));

  // It runs twice at the same time.
  await Promise.all([
    queue.request({ visitor_ids: ["twice", "twiceToo"] }),
    queue.send("/test/alarmTwice"),
    queue.send("/test/alarmTwice"),
  ]);
  await until("both of them", () => api.deeds.has("twice") && api.deeds.has("twiceToo"));

  // It throws more often than Cloudflare repeats one.
  await queue.send("/test/breakDown/8");
  const broken = Array.from({ length: 10 }, (_, i) => `broken${i}`);
  await queue.request({ visitor_ids: broken });
  await until("all of them", () => broken.every((visitor) => api.deeds.has(visitor)));
  await finished(queue);
  for (const visitor of ["held", "heldToo", "twice", "twiceToo", ...broken]) equal(api.deeds.get(visitor).length, 1, visitor);
  equal(requestsOf(api, "twice").length + requestsOf(api, "twiceToo").length, 2, "requests of alarms that ran twice");
}

const ALWAYS = Array(20).fill("500");
const FORGETTING_HOUR_MS = 500;

/** What is over is forgotten; what never works is given up; and what the day has no room for waits for the next. */
export async function checkForgetting({ api, queue }) {
  await queue.request({ visitor_ids: ["short", "never", "neverSaid"] });
  await until("it is deleted", () => api.deeds.has("short"));
  await until("it is known", async () => (await queue.deletion("short")).state === "done");
  await until("it is given up", () => api.refused.length === 2);
  for (const [visitor, code, doubted] of [
    ["never", 500, true],
    ["neverSaid", undefined, true],
  ]) {
    const [letter] = api.refused.filter(({ visitor_id: id }) => id === visitor);
    deepEqual([letter.state, letter.reason.code, letter.attempts], ["refused", "gave_up", 3], visitor);
    deepEqual([letter.reason.status, letter.may_have_arrived], [code, doubted], `${visitor} may be deleted all the same`);
    ok(/^after 3 attempts: /.test(letter.reason.message), letter.reason.message);
    equal(requestsOf(api, visitor).length, 3, `requests for ${visitor}`);
  }
  await until("all is forgotten", async () => (await queue.progress()).total === 0);
  equal((await queue.deletion("short")).code, "unknown", "one that is forgotten");
  const { progress, done_by: none } = await queue.progress();
  deepEqual([progress, none], [1, null], "nothing to do");

  const visitors = Array.from({ length: 30 }, (_, i) => `daily${i}`);
  await queue.request({ visitor_ids: visitors });
  await until("the day is spent", () => api.requests.length >= 25);
  const { done_by: doneBy, quota } = await queue.progress();
  ok(quota.day.used <= 25 && quota.hour.used <= 6, JSON.stringify(quota));
  await until("the next day", () => visitors.every((visitor) => api.deeds.get(visitor)?.length === 1));
  const lateMs = api.requests.at(-1).at - Date.parse(doneBy);
  ok(lateMs > -50 && lateMs < 8_000, `the last came ${lateMs} ms after the time that was told`);
  deepEqual(api.overdrawn, [], "more than the quota");
}
checkForgetting.setting = {
  hourMs: FORGETTING_HOUR_MS,
  faults: (visitor) => ({ never: ALWAYS, neverSaid: Array(20).fill("drop") })[visitor] ?? [],
  HOUR_LIMIT: 6,
  DAY_LIMIT: 25,
  KEEP_HOURS: 4,
  MAX_ATTEMPTS: 3,
};

/** Without its key it takes nothing and loses nothing; once it has the key, what comes again is deleted. */
export async function checkUnset({ api, queue, launch }) {
  const message = { visitors: ["early"], requestedAt: Date.now() };
  const { status, body } = await queue.request({ visitor_id: "early" });
  deepEqual(
    [status, body.code, body.message.includes("FINGERPRINT_SECRET_KEY")],
    [503, "not_configured", true],
    "a request without the key",
  );
  equal(await queue.deliver([message]), 0, "messages that are taken without the key");
  equal((await queue.cron()).outcome, "exception", "the cron trigger without the key");
  await queue.kill();
  const whole = await launch({ FINGERPRINT_SECRET_KEY: "secret-key-of-test" });
  equal(await whole.deliver([message]), 1, "messages that are taken");
  await until("it is deleted", () => api.deeds.has("early"));

  // The alarm's time passes while nobody is there: a host may never call one that is over.
  await whole.request({ visitor_id: "late" });
  await until("the pause", async () => (await whole.progress()).paused_until);
  await whole.kill();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const next = await launch({ FINGERPRINT_SECRET_KEY: "secret-key-of-test" });
  equal((await next.progress()).total, 2, "what the next instance finds");
  await until("the next instance goes on", () => api.deeds.has("late"), 9_000);
}
checkUnset.setting = {
  hourMs: FORGETTING_HOUR_MS,
  faults: (visitor) => (visitor === "late" ? ["429 for a second"] : []),
  FINGERPRINT_SECRET_KEY: null,
};

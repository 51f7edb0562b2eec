// What examples/export-workflow makes of an API that is down, has enough, refuses or gives odd times.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { startEventsApi } from "./events-api.mjs";
import { bindingsOf, caller, KEY, SOURCE } from "./export-caller.mjs";
import { apiError, html, json } from "./upstream.mjs";

const DAY = 24 * 60 * 60 * 1_000;
const FIRST_DAY = Date.UTC(2026, 1, 1);

/** Each case has a day of its own, and what goes wrong on that day; all of them run at once. */
export async function checkFaults(start) {
  const days = [];
  const api = await startEventsApi(CASES.flatMap(({ events }, day) => eventsOf(day, events)));
  try {
    const worker = caller(await start(bindingsOf(api), SOURCE));
    api.fault = (query) => {
      const day = Math.floor((Number(query.get("start")) + 1 - FIRST_DAY) / DAY);
      days[day] ??= { searches: [] };
      days[day].searches.push({ at: Date.now(), query });
      return CASES[day].fault?.(days[day].searches);
    };
    const runs = CASES.map(async ({ what, check = checkComplete, events }, day) => {
      const range = { start: FIRST_DAY + day * DAY, end: FIRST_DAY + (day + 1) * DAY };
      const searches = () => days[day]?.searches ?? [];
      await check(worker, { range, events: eventsOf(day, events), searches }).catch((error) => {
        throw new Error(`${what}: ${error.message}`, { cause: error });
      });
    });
    await Promise.all(runs);
    deepEqual(api.failures, [], "failures of the API of the test");
  } finally {
    await api.close();
  }
}

async function checkComplete({ begin, verify }, { range, events }) {
  return verify(await begin(range), events, range);
}

function eventsOf(day, { count = 2_500, every = DAY / count, text } = {}) {
  const begin = FIRST_DAY + day * DAY;
  const time = (index) => begin + 1_000 + Math.floor(index * (every * 0.99));
  return Array.from({ length: count }, (_, index) => ({ event_id: `d${day}e${index}`, timestamp: time(index), ...(text && { text }) }));
}

/** Fails from the search of this number on, for as long. */
const downFrom = (number, ms, answer) => {
  let begin;
  return (searches) => {
    if (searches.length < number) return undefined;
    begin ??= Date.now();
    if (Date.now() - begin >= ms) return undefined;
    searches.refused = (searches.refused ?? 0) + 1;
    return answer;
  };
};
const busy = (seconds) => apiError(429, "too_many_requests", seconds === undefined ? {} : { "retry-after": String(seconds) });

async function checkRefused({ begin, ended, bucket }, { range, searches }, reason) {
  const id = await begin(range);
  const { status, error } = await ended(id);
  deepEqual([status, error], ["errored", reason], "the status");
  const keys = await bucket.list(`exports/${id}/`);
  ok(!keys.some((key) => key.endsWith("manifest.json")), "a manifest of an export that failed");
  for (const key of keys) ok(!(await bucket.get(key)).includes(KEY), `the key in ${key}`);
  return { id, searches: searches().length };
}

const CASES = [
  { what: "down at first", fault: downFrom(1, 2_000, html(503)) },
  { what: "down on the way", fault: downFrom(9, 2_000, html(502)) },
  { what: "answers that are no JSON", fault: downFrom(5, 1_500, { status: 200, headers: { "content-type": "text/html" }, body: "<p>" }) },
  {
    what: "a rate limit for three seconds",
    fault: downFrom(7, 2_900, busy(3)),
    check: async (worker, given) => {
      await checkComplete(worker, given);
      // All were told to wait by one: only who was under way is refused as well.
      ok(given.searches().refused <= 4, `${given.searches().refused} searches while all had to wait`);
    },
  },
  { what: "a rate limit that does not say how long", fault: downFrom(12, 900, busy()) },
  { what: "a rate limit at first", fault: downFrom(1, 900, busy(1)) },
  {
    what: "every third search is refused, so that no step gets far",
    fault: (searches) => (searches.length % 3 === 0 ? busy(0) : undefined),
    check: async (...given) => {
      const { windows } = await checkComplete(...given);
      ok(windows.length > 10, `${windows.length} windows of steps that were cut short`);
    },
  },
  {
    what: "a key that is revoked on the way, and then mended",
    fault: (searches) => (searches.length > 9 && !searches.isMended ? refusal(403, "secret_api_key_not_found") : undefined),
    check: async (worker, { searches, ...given }) => {
      const reason = "the API answered 403 secret_api_key_not_found";
      const { id } = await checkRefused(worker, { ...given, searches }, reason);
      // What is there of it does not count.
      await worker.bucket.put(`exports/${id}/events/0000000000000001.jsonl`, "{}\n");
      searches().isMended = true;
      equal(await checkComplete(worker, given).then((manifest) => manifest.id), id, "the id");
    },
  },
  {
    what: "a filter that only the API refuses",
    fault: () => refusal(400, "request_cannot_be_parsed"),
    check: async (...given) => {
      const { searches } = await checkRefused(...given, "the API answered 400 request_cannot_be_parsed");
      ok(searches <= 4, `${searches} searches of what is refused for good`);
    },
  },
  {
    what: "a refusal that is not the API's",
    fault: () => ({ ...html(403), body: `<h1>${KEY}</h1>` }),
    check: (...given) => checkRefused(...given, "the API answered 403"),
  },
  { what: "all in one millisecond", events: { count: 1_700, every: 0 } },
  {
    what: "all in one millisecond, of many megabytes, and down amid it",
    events: { count: 260, every: 0, text: "x".repeat(60_000) },
    fault: downFrom(18, 1_500, html(500)),
  },
];

/** Quotes the key, as no server should. */
const refusal = (status, code) => json(status, { error: { code, message: `the key ${KEY} may not do this` } });

// The chart and the breakdowns, of few events and of more than are counted; and searches by country, which the API cannot do.

import { deepEqual, equal, ok } from "../../contract/assert.js";
import { person } from "./person.mjs";

const HOUR = 3_600_000;

/** Events of the last hours, the newest first. */
function eventsOf(count, fieldsOf) {
  const now = Date.now() - 5_000;
  return Array.from({ length: count }, (_, at) => {
    const timestamp = now - at * 60_000;
    return { event_id: `${timestamp}.Qw${at}`, timestamp, ...fieldsOf(at) };
  });
}

const inCountry = (country_code) => ({ v4: { address: "203.0.113.7", geolocation: { country_code } } });

export async function checkSummary(worker, mock) {
  await mock.reset();
  const one = person(worker);
  await one.signIn();
  const all = (await mock.get("/v4/events?limit=100")).events.length;
  const { buckets, ...rest } = (await one.get("/api/summary")).json;
  deepEqual([rest.events, rest.complete, rest.since], [all, true, undefined], "all of them");
  ok(buckets.length > 20 && buckets.length <= 62, `${buckets.length} buckets`);
  buckets.forEach(({ start, end }, at) => {
    equal(end - start, buckets[0].end - buckets[0].start, "buckets of one length");
    if (at > 0) equal(start, buckets[at - 1].end, "without a gap");
  });
  ok(buckets[0].start <= Date.now() - 7 * 24 * HOUR && buckets.at(-1).end >= Date.now(), "over the range");
  equal(sumOf(buckets), all, "each event in a bucket");
  for (const entries of [rest.countries, rest.bots, rest.platforms]) {
    equal(
      entries.reduce((sum, { count }) => sum + count, 0),
      all,
      "each event in a breakdown",
    );
    for (const { query, count } of entries.filter(({ query }) => query && !query.country && !query.bot)) {
      const found = await one.get(`/api/events?limit=100&${new URLSearchParams(query)}`);
      equal(found.json.events.length, count, `what ${JSON.stringify(query)} finds`);
    }
  }

  const verdicts = [
    { bot: "bad" },
    { tampering: true },
    { vpn: true },
    { suspect_score: 90 },
    { suspect: true },
    {},
    { bot: "not_detected" },
  ];
  await mock.reset({ events: eventsOf(verdicts.length, (at) => verdicts[at]) });
  const range = `start=${Date.now() - HOUR}&end=${Date.now()}`;
  const hour = (await one.get(`/api/summary?${range}&limit=1&reverse=true`)).json;
  deepEqual(
    ["clean", "suspicious", "bad"].map((level) => hour.buckets.reduce((sum, bucket) => sum + bucket[level], 0)),
    [2, 3, 2],
    "by verdict",
  );
  for (const range of [
    `start=0&end=${Date.now()}`,
    `start=${Date.now() - 400 * 24 * HOUR}`,
    `start=${Date.now() - 1}&end=${Date.now()}`,
    `start=${new Date(Date.now() - HOUR).toISOString()}`,
  ]) {
    const { status, json } = await one.get(`/api/summary?${range}`);
    ok(status === 400 || (json.buckets.length > 0 && json.buckets.length <= 62), `${range}: ${status}, ${json.buckets?.length} buckets`);
  }
  await checkHostile(one, mock);
  await checkMany(one, mock);
}

const sumOf = (buckets) => buckets.reduce((sum, { clean, suspicious, bad }) => sum + clean + suspicious + bad, 0);

/** What an event may hold that a visitor has a hand in. */
async function checkHostile(one, mock) {
  const names = ["__proto__", "constructor", "<script>alert(1)</script>", "x".repeat(5_000), "bad", "unknown", ""];
  const bot = (name) => ({ category: "other", provider: "x", name, identity: "unknown", confidence: "low" });
  await mock.reset({
    events: eventsOf(names.length, (at) => ({
      bot: "toString",
      bot_info: bot(names[at]),
      sdk: { platform: names[at], version: "1" },
      ip_info: inCountry(names[at]),
    })),
  });
  const { bots, platforms, countries } = (await one.get("/api/summary")).json;
  deepEqual(
    bots.map(({ name, query }) => [name, query?.bot_info_name]).sort(),
    [
      ...names.filter((name) => name && name.length < 100).map((name) => [name, name]),
      [`${"x".repeat(100)}…`, undefined],
      ["unknown", undefined],
    ].sort(),
    "names of bots",
  );
  deepEqual(
    [platforms, countries].map((all) => all.length),
    [1, 1],
    "platforms and countries that are none",
  );
  await mock.reset({ events: eventsOf(60, (at) => ({ bot_info: bot(`bot ${at}`) })) });
  const many = (await one.get("/api/summary")).json.bots;
  deepEqual([many.length, many.at(-1)], [21, { name: "other", count: 40 }], "more kinds than a list holds");
}

/** More than are counted. */
async function checkMany(one, mock) {
  await mock.reset({ events: eventsOf(1_200, () => ({ vpn: true })) });
  const { events, complete, since, buckets } = (await one.get("/api/summary")).json;
  deepEqual([events, complete, sumOf(buckets)], [1_000, false, 1_000], "the newest thousand");
  ok(Math.abs(since - (Date.now() - 1_000 * 60_000)) < 120_000, "since when they are counted");
  equal((await mock.requests()).filter(({ url }) => url.includes("limit=100")).length, 10, "pages");
}

export async function checkCountry(worker, mock) {
  const one = person(worker);
  await one.signIn();
  await mock.reset({ events: eventsOf(450, (at) => ({ ip_info: inCountry(at % 50 === 7 ? "DE" : "FR") })) });
  const first = (await one.get("/api/events?country=DE&limit=3")).json;
  deepEqual([first.events.length, typeof first.pagination_key], [4, "string"], "those of two pages of the API's");
  ok(
    first.events.every(({ ip_info }) => ip_info.v4.geolocation.country_code === "DE"),
    "of this country",
  );
  const next = (await one.get(`/api/events?country=DE&limit=3&pagination_key=${encodeURIComponent(first.pagination_key)}`)).json;
  equal(next.events.length, 4, "the next");
  const rest = (await one.get(`/api/events?country=DE&limit=3&pagination_key=${encodeURIComponent(next.pagination_key)}`)).json;
  deepEqual([rest.events.length, rest.pagination_key], [1, undefined], "the last");
  const ids = [first, next, rest].flatMap(({ events }) => events.map(({ event_id }) => event_id));
  equal(new Set(ids).size, 9, "each once");
  deepEqual((await one.get("/api/events?country=AQ")).json.events, [], "a country without any");
  const { events, countries, buckets } = (await one.get("/api/summary?country=DE")).json;
  deepEqual([events, countries, sumOf(buckets)], [9, [{ name: "DE", query: { country: "DE" }, count: 9 }], 9], "its summary");
}

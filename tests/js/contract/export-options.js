// What an export refuses before anything is sent.

import { equal, match, ok, rejects, throws } from "./assert.js";
import { apiOf, eventsAt, exported, T0 } from "./export-support.js";
import { contract } from "./harness.js";
import { KEY } from "./support.js";

const RANGE = { start: T0, end: T0 + 100 };

const OPTIONS = {
  concurrency: [[0, 65, 1.5, "2", -1, Number.NaN, null, {}], /^`concurrency` must be a whole number from 1 to 64$/],
  order: [["Time", "", null, 7, "newest"], /^`order` must be "time" or "none"$/],
  signal: [[{}, 7, "abort", { aborted: false }], /^`signal` must be an AbortSignal, got an? \w+$/],
  onProgress: [[{}, "log", 7], /^`onProgress` must be a function, got an? \w+$/],
};
const FILTERS = {
  start: [
    [
      "yesterday",
      "2026-01-01",
      "2026-13-01T00:00:00Z",
      "2026-02-30T00:00:00Z",
      "2025-02-29T12:00:00+01:00",
      Number.NaN,
      1.5,
      -1,
      new Date(Number.NaN),
      true,
      {},
      1e17,
    ],
    /^`filter\.start` must be whole millisecond/,
  ],
  end: [["", "1767225600000", undefined, null, 10n], /^`filter\.end` must be whole milliseconds/],
  limit: [[0, 101, 1.5, "10"], /^`filter\.limit` must be a whole number from 1 to 100$/],
  reverse: [["true", 1, {}], /^`filter\.reverse` must be a boolean, got an? \w+$/],
  pagination_key: [["k", ""], /^`filter\.pagination_key` must be left out/],
  total_hits: [[10], /^`filter\.total_hits` must be left out/],
};

contract("wrong options of an export are TypeErrors that name them", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1));
  const { exportEvents } = t.parts.export;
  for (const [name, [values, message]] of Object.entries(OPTIONS)) {
    for (const value of values) match(throws(() => exportEvents(client, RANGE, { [name]: value }), TypeError).message, message, name);
  }
  for (const [name, [values, message]] of Object.entries(FILTERS)) {
    for (const value of values) match(throws(() => exportEvents(client, { ...RANGE, [name]: value }), TypeError).message, message, name);
  }
  match(
    throws(() => exportEvents(client, { start: 2, end: 1 }), TypeError).message,
    /^`filter.start` must not be after `filter.end`$/,
    "range",
  );
  match(throws(() => exportEvents(client, RANGE, { windows: 7 }), TypeError).message, /^unknown export option `windows`/, "unknown");
  for (const value of [7, "x", [], () => {}]) throws(() => exportEvents(client, RANGE, value), TypeError);
  for (const value of [undefined, null, 7, "x", [], new Map()]) throws(() => exportEvents(client, value), TypeError);
  equal(asked.length, 0, "requests");
});

contract("what is undefined is as if it was left out", async (t) => {
  const { client } = apiOf(t, eventsAt(1));
  const options = { concurrency: undefined, order: undefined, signal: undefined, onProgress: undefined, cursor: undefined };
  equal((await exported(t, client, { ...RANGE, limit: undefined, reverse: undefined, bot: null }, options)).length, 1, "events");
  equal((await exported(t, client, RANGE, undefined)).length, 1, "events");
});

contract("a filter that the client does not know fails before anything is sent", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1));
  for (const filter of [{ bots: "bad" }, { bot: 7 }, { environment: [] }, JSON.parse('{"__proto__":{"bot":"bad"}}')])
    await rejects(exported(t, client, { ...RANGE, ...filter }), TypeError);
  equal(asked.length, 0, "requests");
});

contract("an export is over a client of v4 alone", async (t) => {
  const { exportEvents } = t.parts.export;
  for (const client of [undefined, null, 7, "client", {}, { searchEvents: true }])
    match(throws(() => exportEvents(client, RANGE), TypeError).message, /^`client` must be a FingerprintClient, got/, "message");
  const options = { apiKey: KEY, ...t.host.clientOptions };
  for (const client of [new t.lib.FingerprintV3Client(options), new t.parts.v3.FingerprintJsServerApiClient(options)])
    match(
      throws(() => exportEvents(client, RANGE), TypeError).message,
      /^`client` must be a FingerprintClient of v4, got one of v3$/,
      "message",
    );
});

contract("members of an export's prototype are nobody's options", async (t) => {
  const { client, asked } = apiOf(t, eventsAt(1));
  const inherited = Object.create({ cursor: "x", limit: 1 });
  for (const [filter, options] of [
    [RANGE, inherited],
    [Object.assign(inherited, RANGE), {}],
  ])
    ok(throws(() => t.parts.export.exportEvents(client, filter, options), TypeError).message.includes("plain object"), "message");
  equal(asked.length, 0, "requests");
});

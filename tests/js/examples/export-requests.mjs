// Who may ask examples/export-workflow, for what, what a cron begins, and what it gives of a part that is not as it was.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { startEventsApi } from "./events-api.mjs";
import { bindingsOf, caller, SOURCE, TOKEN } from "./export-caller.mjs";
import { wrongTokens } from "./strangers.mjs";

const ID = "0123456789abcdef0123456789abcdef";
const ROUTES = [
  ["POST", "/exports"],
  ["GET", `/exports/${ID}`],
  ["GET", `/exports/${ID}/manifest`],
  ["GET", `/exports/${ID}/events`],
];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const range = { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 2, 2) };

export async function checkRequests(start) {
  // Yesterday, for the cron, and a day in March.
  // Just after midnight, yesterday is too young.
  const today = Math.floor((Date.now() - 10 * MINUTE) / DAY) * DAY;
  const times = [today - DAY - 1, today - DAY, today - 1, today, range.start, range.start, range.end - 1, range.end];
  const events = times.map((timestamp, index) => ({ event_id: `r${index}`, timestamp, bot: "bad" }));
  const api = await startEventsApi(events, { isEndIncluded: true });
  try {
    const worker = caller(await start(bindingsOf(api), SOURCE));
    await checkTokens(worker);
    await checkPaths(worker);
    await checkBodies(worker);
    equal(api.searches.length, 0, "searches for what is refused");
    await checkCron(worker, events, today);
    await checkParts(worker, events);
    await checkConfigurations(start, api);
  } finally {
    await api.close();
  }
}

async function checkTokens({ send }) {
  for (const [method, path] of ROUTES)
    for (const authorization of wrongTokens(TOKEN))
      equal((await send(method, path, { headers: { authorization }, body: method === "POST" ? range : undefined })).status, 401, path);
}

async function checkPaths({ send }) {
  const status = async (...request) => (await send(...request)).status;
  for (const id of [
    "",
    "x",
    "..",
    "%2e%2e",
    "../exports/x",
    `${ID}0`,
    ID.toUpperCase(),
    `${ID}%2f..`,
    `${ID}%00`,
    `..%2f${ID}`,
    `${ID}/`,
    "é".repeat(32),
  ])
    equal(await status("GET", `/exports/${id}`), 404, `the id ${id}`);
  for (const rest of ["", "/manifest", "/events"])
    equal(await status("GET", `/exports/${ID}${rest}`), 404, `an export that is not there, ${rest}`);
  for (const rest of ["/manifest.json", "/events/0", "/progress", "//events"])
    equal(await status("GET", `/exports/${ID}${rest}`), 404, rest);
  for (const [method, path] of ROUTES) equal(await status(method === "GET" ? "DELETE" : "PUT", path), 405, path);
  equal(await status("GET", "/exports"), 405, "a list");
}

async function checkBodies({ send }) {
  const refused = async (body, pattern, status = 400) => {
    const answer = await send("POST", "/exports", { body });
    equal(answer.status, status, `the status for ${JSON.stringify(body).slice(0, 200)}: ${answer.text}`);
    match(JSON.parse(answer.text).message, pattern);
  };
  for (const body of ["", "no JSON", "[]", "null", "7", '"text"', "{", "[{}]"]) await refused(body, /a JSON object/);
  await refused("{}", /`start`/);
  await refused(`{"start":${" ".repeat(70_000)}1}`, /65536 bytes/, 413);
  const { start, end } = range;
  for (const bad of ["yesterday", "", true, {}, [start], -1, 1.5, 1e300, "2026-02-30T00:00:00Z", "2026-03-01", "2026-03-01T00:00:00"]) {
    await refused({ start: bad, end }, /`start`/);
    await refused({ start, end: bad }, /`end`/);
  }
  await refused({ start: "2026-03-01T00:00:00.0001Z", end }, /`start` must not be finer than a millisecond/);
  await refused({ start: end, end: start }, /`start`/);
  await refused({ start, end: start }, /`start` must be before `end`/);
  for (const late of [Date.now() - MINUTE, Date.now() + DAY, "2999-01-01T00:00:00Z"])
    await refused({ start, end: late }, /five minutes ago/);
  for (const name of ["start", "end", "limit", "reverse", "pagination_key", "total_hits"])
    await refused({ ...range, filter: { [name]: 1 } }, new RegExp(`\`filter.${name}\` must be left out`));
  for (const filter of [[], "bot", 7, true]) await refused({ ...range, filter }, /`filter` must be an object/);
  await refused({ ...range, filter: null }, /`filter` must be an object/);
  for (const filter of [{ no_such: 1 }, { bot: 7 }, { suspect: "yes" }, { vpn: [] }, { visitor_id: {} }, { ip_address: { a: 1 } }])
    await refused({ ...range, filter }, /\w/);
  await refused(`{"start":${start},"end":${end},"filter":{"__proto__":{"bot":"bad"}}}`, /__proto__/);
  await refused({ ...range, id: ID }, /got "id"/);
  await refused({ ...range, key: "../../x" }, /got "key"/);
}

/** However often it fires on the day, it is one export. */
async function checkCron({ worker, ended, verify, send, begin }, events, today) {
  const fetcher = await worker.getWorker();
  for (const scheduledTime of [today + 30 * MINUTE, today + 30 * MINUTE, today + 31 * MINUTE])
    await fetcher.scheduled({ scheduledTime: new Date(scheduledTime) });
  const yesterday = { start: today - DAY, end: today };
  const id = await begin({ start: new Date(yesterday.start).toISOString(), end: yesterday.end, filter: {} });
  equal((await ended(id)).status, "complete", "the cron's export");
  equal((await verify(id, events, yesterday)).events, 2, "yesterday's events");
  equal((await send("GET", `/exports/${id}/events`)).headers.get("content-type"), "application/x-ndjson", "content-type");
}

/** A part that is another one, or gone, is a broken transfer: a short file would be taken for the whole. */
async function checkParts({ worker, bucket, begin, verify }, events) {
  const id = await begin({ ...range, filter: { bot: "bad" } });
  const { windows } = await verify(id, events, range);
  const other = await begin({ ...range, filter: { bot: "good" } });
  equal((await verify(other, [], range)).bytes, 0, "the bytes of nothing");
  ok(id !== other, "the ids of two filters");
  const { key } = windows.find(({ events }) => events > 0);
  const read = () =>
    worker
      .dispatchFetch(`https://exports.test/exports/${id}/events`, { headers: { authorization: `Bearer ${TOKEN}` } })
      .then((response) => response.text());
  for (const change of [() => bucket.put(key, "{}\n"), () => bucket.delete(key)]) {
    await change();
    const got = await read().then(
      (text) => `the text ${text}`,
      () => "a broken transfer",
    );
    equal(got, "a broken transfer", "the events when a part is not as it was");
  }
}

async function checkConfigurations(start, api) {
  const wrong = [
    { EXPORT_TOKEN: "" },
    { EXPORT_TOKEN: null },
    { FINGERPRINT_SECRET_KEY: null },
    { FINGERPRINT_REGION: "mars" },
    { EVENTS_PER_STEP: 0 },
    { STEPS_AT_ONCE: 99 },
    { RETRY_SECONDS: "soon" },
  ];
  // One Worker for all: each is the configuration of one request.
  const source = `
import worker from "./index.js";
export { ExportWorkflow } from "./index.js";
export default { fetch: (request, env, ctx) => worker.fetch(request, { ...env, ...JSON.parse(request.headers.get("x-wrong")) }, ctx) };
`;
  const { send } = caller(await start(bindingsOf(api), source));
  for (const more of [...wrong, { EXPORTS: null }, { BUCKET: null }]) {
    const { status, text } = await send("POST", "/exports", { body: range, headers: { "x-wrong": JSON.stringify(more) } });
    deepEqual([status, JSON.parse(text).code], [503, "not_configured"], `${JSON.stringify(more)}: ${text}`);
    ok(text.includes(Object.keys(more)[0]) || text.includes("region"), `what is wrong, in ${text}`);
  }
}

// The search of examples/rust-worker: what it can be asked for, that lines come while pages are fetched, and that whoever
// reads them can tell whether they are all.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { apiError, html, json } from "./upstream.mjs";

const PER_PAGE = 3;
const PAGES = 4;
/** More than the Worker gives at once. */
const MANY_PAGES = 102;

export async function checkSearch({ send, fetch }, use, { asked }) {
  await checkQueries(send, use, asked);
  await checkStream(fetch, use);
  await checkReader(fetch, use, asked);
  await checkBreaks(fetch, use);
  await checkMost(fetch, use, asked);
}

const numberOf = ({ url }) => Number(new URL(url, "http://api.test").searchParams.get("pagination_key") ?? 1);

function page(number, of = PAGES, events = PER_PAGE) {
  const list = Array.from({ length: events }, (_, index) => ({ event_id: `${number}.${index}`, timestamp: 1, tags: { text: "\u2028\n" } }));
  return json(200, { events: list, ...(number < of && { pagination_key: String(number + 1) }) });
}

async function checkQueries(send, use, asked) {
  use(() => page(PAGES));
  const refused = ["nothing=1", "limit=5", "pagination_key=a", "__proto__=1", "bot=bad&bot=good", "suspect=yes", "suspect=", "%zz=%zz"];
  for (const query of [...refused, "visitor_id=", `linked_id=${"x".repeat(257)}`, "start=tomorrow", "start=1e99"])
    deepEqual(await send("GET", `/events?${query}`), [400, "bad_argument"], `GET /events?${query.slice(0, 60)}`);
  deepEqual(asked, [], "what the API was asked");
  for (const [query, expected] of [
    ["", {}],
    ["visitor_id=a%26limit%3D1&suspect=true", { visitor_id: "a&limit=1", suspect: "true" }],
    ["linked_id=%E2%82%AC+1&bot=bad", { linked_id: "€ 1", bot: "bad" }],
    ["start=1700000000000&end=2024-01-31T23:59:59Z", { start: "1700000000000", end: "1706745599000" }],
  ]) {
    asked.length = 0;
    const [status, text] = await send("GET", `/events?${query}`);
    equal(status, 200, `GET /events?${query}`);
    match(text, /\{"end":\{"events":3\}\}\n$/, "the last line");
    const { searchParams } = new URL(asked[0].url, "http://api.test");
    const { ii, limit, ...sent } = Object.fromEntries(searchParams);
    equal(limit, "100", "as many as there can be on a page");
    if (sent.end?.startsWith("2024")) sent.end = String(Date.parse(sent.end));
    deepEqual(sent, expected, `the query of ${query}`);
  }
}

/** The API gives its next page only when all events of the one before have arrived. */
async function checkStream(fetch, use) {
  let arrived = 0;
  let giveUp;
  const late = new Promise((_, reject) => {
    giveUp = setTimeout(() => reject(new Error(`no more than ${arrived} events came while the API waits for them to be read`)), 4_000);
  });
  const until = async (count) => {
    while (arrived < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  use(async (request) => {
    const number = numberOf(request);
    await until((number - 1) * PER_PAGE);
    return page(number);
  });
  const read = async () => {
    const lines = [];
    for await (const line of linesOf(await fetch("GET", "/events"))) {
      lines.push(line);
      if (line.event) arrived++;
    }
    return lines;
  };
  const lines = await Promise.race([read(), late]).finally(() => clearTimeout(giveUp));
  equal(arrived, PAGES * PER_PAGE, "events");
  deepEqual(lines.at(-1), { end: { events: arrived } }, "the last line");
  deepEqual(lines[0].event.tags, { text: "\u2028\n" }, "an event is one line, whatever is in it");
}

/** Nothing is fetched for a reader who does not read, or has left. */
async function checkReader(fetch, use, asked) {
  use((request) => page(numberOf(request), 60, 100));
  const reader = (await fetch("GET", "/events")).body.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = asked.length;
  ok(before < 30, `${before} pages for a reader who has read one chunk`);
  await reader.cancel();
  await new Promise((resolve) => setTimeout(resolve, 300));
  ok(asked.length <= before + 1, `${asked.length - before} pages for a reader who has left`);
}

/** Whatever happens on the way, the last line tells: the status was sent before. */
async function checkBreaks(fetch, use) {
  for (const [what, broken, code] of [
    ["a key that was revoked meanwhile", apiError(403, "secret_api_key_not_found"), "secret_api_key_not_found"],
    ["a gateway", html(502), "bad_gateway"],
    ["a rate limit", apiError(429, "too_many_requests", { "retry-after": "60" }), "too_many_requests"],
    ["half a page", { status: 200, body: '{"events":[{"event_id":"3.0",' }, "bad_gateway"],
    ["a page that was there before", json(200, { events: [], pagination_key: "2" }), "bad_gateway"],
    ["an API that stops to answer", { slow: true }, "timeout"],
  ]) {
    use((request) => (numberOf(request) === 3 ? broken : page(numberOf(request))));
    const lines = await all(await fetch("GET", "/events"));
    const events = lines.filter(({ event }) => event);
    equal(events.length, 2 * PER_PAGE, `events before ${what}`);
    equal(lines.length, events.length + 1, `lines with ${what}`);
    equal(lines.at(-1).error?.code, code, `the last line after ${what}`);
    ok(!JSON.stringify(lines.at(-1)).includes("as the API says it"), "the API's own words");
  }
}

async function checkMost(fetch, use, asked) {
  use((request) => page(numberOf(request), MANY_PAGES, 100));
  const lines = await all(await fetch("GET", "/events"));
  equal(lines.length, 10_001, "lines of a search that finds too many");
  equal(lines.at(-1).error?.code, "too_many_events", "the last line");
  ok(asked.length <= 101, `${asked.length} pages`);
}

async function all(response) {
  equal(response.status, 200, "the status");
  const lines = [];
  for await (const line of linesOf(response)) lines.push(line);
  return lines;
}

async function* linesOf(response) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) yield JSON.parse(line);
  }
  equal(rest, "", "what comes after the last line");
}

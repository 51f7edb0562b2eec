// What somebody gets who is in: searches, events, changes; and what of odd requests reaches the API.

import { join } from "node:path";
import { FILTER } from "../../../../js/cli/filter.js";
import { deepEqual, equal, match, ok } from "../../contract/assert.js";
import { person, refused } from "./person.mjs";

const KINDS = { FLAGS: "flag", NUMBERS: "number", TIMES: "time", LISTS: "list" };

/** The dashboard knows of each parameter what the command line knows. */
export async function checkNames(folder) {
  const lists = await import(join(folder, "src/filter.js"));
  for (const [list, kind] of Object.entries(KINDS)) {
    const named = Object.keys(FILTER).filter((name) => FILTER[name].kind === kind);
    deepEqual([...lists[list]].sort(), named.sort(), `the parameters that are a ${kind}`);
  }
}

export async function checkSearch(worker, mock) {
  await mock.reset();
  const one = person(worker);
  await one.signIn();
  const all = (await mock.get("/v4/events?limit=100")).events.length;
  const theirs = await mock.get("/v4/events?limit=10");
  const { verdicts, ...page } = (await one.get("/api/events?limit=10")).json;
  deepEqual(page.events, theirs.events, "the API's events as they came");
  deepEqual(
    Object.keys(verdicts),
    theirs.events.map(({ event_id }) => event_id),
    "a verdict for each",
  );
  const next = await one.get(`/api/events?limit=10&pagination_key=${encodeURIComponent(page.pagination_key)}`);
  equal(next.json.events.length, all - 10, "the second page");
  equal((await one.get("/api/events?total_hits=100")).json.total_hits, all, "how many there are");
  const { events } = (await one.get("/api/events?limit=100&bot=bad")).json;
  ok(events.length > 0 && events.every(({ bot }) => bot === "bad"), "a filter");
  const [{ ip_address, visitor }] = events.map((event) => ({ ...event, visitor: event.identification?.visitor_id }));
  for (const query of [
    `visitor_id=${visitor}`,
    `ip_address=${ip_address}`,
    "vpn=false&suspect=false&min_suspect_score=0",
    `start=${Date.now() - 86_400_000}&end=${Date.now()}`,
    "start=2026-01-01T00:00:00Z",
    "bot_info_category=scraping&bot_info_category=ai_agent",
    "source=edge&reverse=true",
  ])
    equal((await one.get(`/api/events?${query}`)).status, 200, query);
  const { url } = (await mock.requests()).at(-2);
  match(url, /\?bot_info_category=scraping&bot_info_category=ai_agent$/, "what the API is asked");

  const before = (await mock.requests()).length;
  for (const [query, named] of [
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=1e9", "limit"],
    ["limit=0x10", "limit"],
    ["limit=", "limit"],
    ["limit=5&limit=6", "limit"],
    ["min_suspect_score=a", "min_suspect_score"],
    ["suspect=yes", "suspect"],
    ["suspect=", "suspect"],
    ["vpn=true&vpn=false", "vpn"],
    ["visitor_id=", "visitor_id"],
    ["visitor_id=a&visitor_id=b", "visitor_id"],
    ["start=yesterday", "start"],
    ["country=xx", "country"],
    ["country=DEU", "country"],
    ["nothing=1", "nothing"],
    ["suspect_score_min=1", "suspect_score_min"],
    ["__proto__=1", "__proto__"],
    ["__proto__[limit]=1", "__proto__[limit]"],
    ["constructor=1", "constructor"],
    ["toString=1", "toString"],
    ["=1", ""],
    ["apiKey=other", "apiKey"],
    ["ii=x", "ii"],
    [`${"x".repeat(5_000)}=1`, "xxx"],
  ]) {
    // A summary has pages of its own.
    for (const route of query.startsWith("limit") ? ["/api/events"] : ["/api/events", "/api/summary"]) {
      const answer = await one.get(`${route}?${query}`);
      refused(answer, 400, "bad_request", `${route}?${query}`);
      ok(answer.json.error.message.includes(named), `${answer.json.error.message} names ${named}`);
    }
  }
  const after = (await mock.requests()).slice(before);
  deepEqual(
    after.map(({ url }) => url),
    [],
    "what the API was asked of these",
  );
}

export async function checkEvent(worker, mock) {
  await mock.reset();
  const one = person(worker);
  await one.signIn();
  const { events } = await mock.get("/v4/events?limit=100");
  const bad = events.find(({ bot }) => bot === "bad");
  const { event, verdict } = (await one.get(`/api/events/${bad.event_id}`)).json;
  deepEqual(event, await mock.get(`/v4/events/${bad.event_id}`), "the event as it came");
  deepEqual([verdict.ok, verdict.level, verdict.reasons[0]], [false, "bad", "a bad bot"], "its verdict");
  refused(await one.get("/api/events/1708102555327.NLOjmg"), 404, "not_found", "an event that is not there");

  // One that is old enough to be changed.
  const { event_id, identification } = events.findLast(({ suspect, identification }) => !suspect && identification);
  for (const suspect of [true, false]) {
    const changed = await one.change("PATCH", `/api/events/${event_id}`, { suspect });
    deepEqual([changed.status, changed.text], [204, ""], `suspect: ${suspect}`);
    equal((await one.get(`/api/events/${event_id}`)).json.event.suspect, suspect, "it is kept");
  }
  const visitor = identification.visitor_id;
  const path = `/api/visitors/${visitor}`;
  for (const body of [
    {},
    { confirm: "" },
    { confirm: true },
    { confirm: visitor.toLowerCase() },
    { confirm: `${visitor} ` },
    { confirm: [visitor] },
    { confirm: visitor, more: 1 },
    [visitor],
    null,
    "x",
    visitor,
  ])
    refused(await one.change("DELETE", path, body), 400, "bad_request", `confirmed by ${JSON.stringify(body)}`);
  for (const body of ["", "{", "confirm=x", '{"__proto__":{"confirm":"x"}}', "\u0000", `{"confirm":"${visitor}"}}`])
    refused(await one.send("DELETE", path, { body }), 400, "bad_request", `with the body ${body}`);
  for (const body of [
    {},
    { suspect: "true" },
    { suspect: null },
    { suspect: 1 },
    { suspect: true, linked_id: "x" },
    { linked_id: "x" },
    [],
  ])
    refused(await one.change("PATCH", `/api/events/${event_id}`, body), 400, "bad_request", `changed to ${JSON.stringify(body)}`);
  equal((await mock.requests()).filter(({ method }) => method === "DELETE").length, 0, "deletions so far");
  const large = { confirm: visitor, padding: "x".repeat(5_000) };
  refused(await one.change("DELETE", path, large), 413, "too_large", "a large body");
  const stream = new Blob([JSON.stringify(large)]).stream();
  refused(await one.send("PATCH", `/api/events/${event_id}`, { body: stream }), 413, "too_large", "one that does not say so");
  equal((await one.change("DELETE", path, { confirm: visitor })).status, 204, "a deletion");
  refused(await one.get(`/api/events?visitor_id=${visitor}`), 404, "not_found", "the visitor is gone");
}

/** Ids that are none, or more than one. */
export async function checkIds(worker, mock) {
  await mock.reset();
  const one = person(worker);
  await one.signIn();
  for (const id of [
    "%2e%2e",
    "..%2f..%2fv4%2fevents",
    "a%2Fb%3Fc%23d",
    "%00",
    "%zz",
    "%",
    "%E0%A4%A",
    "%20",
    "%ed%a0%80",
    "__proto__",
    "x".repeat(3_000),
  ]) {
    const { status, code } = await one.get(`/api/events/${id}`);
    ok([400, 404].includes(status) && code, `the event ${id.slice(0, 50)}: ${status} ${code}`);
    const deleted = await one.change("DELETE", `/api/visitors/${id}`, { confirm: safelyDecoded(id) });
    ok([204, 400, 404, 405].includes(deleted.status), `the visitor ${id.slice(0, 50)}: ${deleted.status}`);
  }
  const paths = (await mock.requests()).map(({ url }) => new URL(url).pathname);
  deepEqual(
    paths.filter((path) => !/^\/v4\/(events|visitors)\/[^/]+$/.test(path)),
    [],
    "no id reached another path",
  );
  for (const [method, path, allow] of [
    ["PUT", "/api/events/1", "GET, HEAD, PATCH"],
    ["DELETE", "/api/events/1", "GET, HEAD, PATCH"],
    ["OPTIONS", "/api/events/1", "GET, HEAD, PATCH"],
    ["POST", "/api/events", "GET, HEAD"],
    ["PATCH", "/api/visitors/1", "DELETE"],
    ["POST", "/api/session", "GET, HEAD"],
    ["POST", "/events/1", "GET, HEAD"],
    ["PUT", "/logout", "POST"],
  ]) {
    const { status, headers } = await one.send(method, path);
    deepEqual([status, headers.get("allow").split(", ").sort().join(", ")], [405, allow], `${method} ${path}`);
  }
  const head = await one.send("HEAD", "/api/events");
  deepEqual([head.status, head.text], [200, ""], "HEAD");
  for (const path of ["/api/none", "/api", "/api/", "/api/events/1/2", "/api/visitors", "/API/events"])
    equal((await one.get(path)).status, 404, path);
}

function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

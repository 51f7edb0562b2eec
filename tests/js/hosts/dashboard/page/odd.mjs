// Answers that no document of the API describes: what can be shown is shown, and the page never goes away.

import { ok } from "../../../contract/assert.js";
import { TAG } from "./events.mjs";

const LEVELS = 5_000;
const DEEP = "as deep as no program writes it";
/** As JSON, which cannot be had of objects that deep. */
const bodyOf = (value) => JSON.stringify(value).replaceAll(`"${DEEP}"`, `${'{"a":'.repeat(LEVELS)}1${"}".repeat(LEVELS)}`);
const answer = (route, value) => route.fulfill({ contentType: "application/json", body: bodyOf(value) });
const wide = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`member_${index}`, index]));

/** By what is odd about it: the members of an event. */
const EVENTS = {
  "nothing but an id": {},
  nulls: { identification: null, ip_info: null, bot: null, sdk: null, tags: null, timestamp: null, velocity: null, suspect_score: null },
  lists: { identification: [], ip_info: [[]], bot: ["bad"], sdk: [{}], tags: [], velocity: [1], browser_details: [], timestamp: [] },
  numbers: { identification: 1, ip_info: 2, bot: 3, sdk: 4, tags: 5, velocity: 6, browser_details: 7, linked_id: 8, ip_address: 9 },
  texts: { identification: "a", ip_info: "b", velocity: "c", timestamp: "yesterday", suspect_score: "high", vpn: "true", suspect: "yes" },
  "true where there is none": { identification: true, bot: true, ip_address: true, url: true, timestamp: true, velocity: true },
  "numbers beyond a calendar": { timestamp: 1e300, identification: { first_seen_at: 9e15, visitor_id: 5 }, factory_reset_timestamp: 0 },
  "names of an object's own": { constructor: { name: "x" }, toString: "y", hasOwnProperty: true, tags: { valueOf: 1, then: null } },
  "velocity of other spans": { velocity: { events: { "5_minutes": "many", "7_days": 3 }, distinct_ip: null } },
  "velocity without counts": { velocity: { events: {}, distinct_ip: { "1_hour": null, "24_hours": { a: 1 } } } },
  "ten thousand tags": { tags: wide(10_000) },
  "five thousand levels": { tags: DEEP, future: [DEEP] },
  "half characters": { linked_id: `${"a".repeat(39)}\ud83d\ude00`, user_agent: "\ud83d", url: `${"b".repeat(159)}\ud83d\ude00` },
};
const LISTS = [
  { events: "none" },
  { events: null },
  { events: [null, 1, "x", [], {}, { event_id: 5 }] },
  {},
  null,
  7,
  { pagination_key: 5 },
];
const VERDICTS = [undefined, null, { level: "__proto__", reasons: "none" }, { ok: "no", reasons: [null, { a: 1 }] }];

export async function checkOdd(open) {
  const window = await open();
  const { page } = window;
  let event;
  let verdict;
  await page.route("**/api/events/*", (route) => answer(route, { event, verdict }));
  for (const [what, members] of Object.entries(EVENTS)) {
    event = { event_id: "1700000000000.odd", ...members };
    await window.goto("/events/1700000000000.odd");
    await page.getByRole("heading", { name: "Verdict" }).waitFor();
    await page.getByText("Raw JSON", { exact: true }).click();
    await window.isWhole(`an event with ${what}`);
  }
  for (verdict of VERDICTS) {
    await window.goto("/events/1700000000000.odd");
    await page.getByRole("heading", { name: "Verdict" }).waitFor();
  }
  event = null;
  await window.goto("/events/1700000000000.odd");
  await page.getByText("an answer that cannot be read").waitFor();
  let list;
  await page.route("**/api/events?*", (route) => answer(route, list));
  for (const next of [...LISTS, { events: Object.values(EVENTS).map((members, at) => ({ event_id: `odd ${at}`, ...members })) }]) {
    list = next;
    await window.goto("/?bot=bad");
    await page.locator(".empty, .events, .problem").waitFor();
    await window.isWhole(`the list ${JSON.stringify(next).slice(0, 60)}`);
  }
  await window.isQuiet();
  const named = ["constructor", "__proto__", "toString", "", TAG].map((name) => ({ name, count: 1 }));
  const summary = { buckets: [], countries: named, bots: named, platforms: named, events: 5, complete: true };
  await page.route("**/api/summary?*", (route) => answer(route, summary));
  await window.goto("/");
  await page.locator(".breakdown").nth(2).getByText("constructor").waitFor();
  await window.isWhole("a summary with names of an object's own");
  await window.isQuiet();
  // What nothing is prepared for.
  await page.route("**/api/summary?*", (route) => route.fulfill({ json: { buckets: [null], countries: [null], events: 1 } }));
  await window.goto("/");
  await page.getByRole("heading", { name: "This cannot be shown" }).waitFor();
  await page.unroute("**/api/summary?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".events").waitFor();
  ok(await page.getByRole("heading", { name: "Events", exact: true }).isVisible(), "the page is back");
  await window.close();
}

// The search: filters by the form, by links and by the chart; pages; the browser's buttons.

import { deepEqual, equal, match, ok } from "../../../contract/assert.js";
import { FLAGGED_LATER, NEEDLE } from "./events.mjs";
import { NARROW, results, rows } from "./window.mjs";

const idsOf = (page) => page.locator(".events .cell-time a").evaluateAll((links) => links.map(({ href }) => href.split("/").at(-1)));
const searchOf = (page) => Object.fromEntries(new URL(page.url()).searchParams);

export async function checkSearch(open, { events, api }) {
  const window = await open();
  const { page } = window;
  await window.goto("/");
  equal(await results(page), 25, "events of a page");
  await page.getByText("Only the newest 1,000 events of this search are counted here").waitFor();
  await checkShift(page);
  await window.isInOrder("the search");
  await checkForm(window);
  await checkPages(window, events);
  await checkNarrowing(window, events);
  await checkBack(window, api);
  await checkTimes(window);
  await window.isQuiet();
  await window.close();
  await checkPhone(open);
}

/** What loads makes no room for itself by moving what is there. */
async function checkShift(page) {
  const shift = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({
          type: "layout-shift",
          buffered: true,
        });
        setTimeout(() => resolve(0), 300);
      }),
  );
  ok(shift < 0.1, `the layout shifted by ${shift}`);
}

async function checkForm({ page, goto }) {
  await page.getByLabel("Visitor ID").fill(` ${NEEDLE} `);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name: "Remove the filter Visitor ID" }).waitFor();
  deepEqual(searchOf(page), { visitor_id: NEEDLE }, "the URL of a search");
  await page.locator(".events").filter({ hasText: NEEDLE }).waitFor();
  equal(await rows(page).count(), 1, "events of the visitor");
  match(await page.locator("main + [role=status]").textContent(), /^1 event shown$/, "what a screen reader is told");
  await page.getByRole("link", { name: "Remove the filter Visitor ID" }).click();
  deepEqual(searchOf(page), {}, "the URL without the filter");
  await page.getByLabel("Bot", { exact: true }).selectOption("Bad bots");
  await page.getByLabel("VPN").selectOption("With a VPN");
  await page.getByLabel("Suspect score over").fill("20");
  await page.getByLabel("Time", { exact: true }).selectOption("Last 30 days");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL(/score/);
  deepEqual(searchOf(page), { bot: "bad", vpn: "true", min_suspect_score: "20", range: "30d" }, "the URL of several filters");
  await results(page);
  const scores = await page.locator(".events .cell-score").allTextContents();
  ok(
    scores.every((score) => Number(score) > 20),
    `scores above 20: ${scores}`,
  );
  // A shared URL finds the same, and the form shows it.
  await goto("/?linked_id=nobody&bot=bad&sdk_platform=js&unknown=1");
  await page.getByRole("heading", { name: "No events" }).waitFor();
  equal(await page.getByLabel("Bot", { exact: true }).inputValue(), "bad", "the form of a shared URL");
  await page.getByRole("link", { name: "Remove the filter Platform" }).waitFor();
}

async function checkPages({ page, goto }, events) {
  await goto("/?bot=bad");
  const seen = [];
  let pages = 0;
  for (; pages < 20; pages += 1) {
    await results(page);
    seen.push(...(await idsOf(page)));
    const next = page.getByRole("link", { name: "Next page" });
    if ((await next.count()) === 0) break;
    const [first] = await idsOf(page);
    await next.click();
    await page.locator(`.events a[href$="${first}"]`).waitFor({ state: "detached" });
    equal(await page.evaluate(() => document.activeElement.id), "results", "the focus on the next page");
  }
  ok(pages > 2, `${pages} pages`);
  deepEqual(
    seen.toSorted(),
    idsWhere(events, ({ bot }) => bot === "bad"),
    "the events of all pages",
  );
  await page.reload();
  await results(page);
  deepEqual(await idsOf(page), seen.slice(-(await rows(page).count())), "the last page by its URL");
  await page.getByRole("link", { name: "First page" }).click();
  await page.locator(`.events a[href$="${seen[0]}"]`).waitFor();
}

const idsWhere = (events, isWanted) =>
  events
    .filter(isWanted)
    .map(({ event_id }) => event_id)
    .toSorted();

async function checkNarrowing({ page, goto }, events) {
  await goto("/");
  await page.locator(".breakdown").first().waitFor();
  await page.locator(".breakdown").getByRole("link", { name: "Japan" }).click();
  await page.getByRole("link", { name: "Remove the filter Country" }).waitFor();
  await results(page);
  const places = await page.locator(".cell-address .where").allTextContents();
  deepEqual([...new Set(places)], ["Japan"], "places of events of Japan");
  await page.locator(".breakdown").getByRole("link", { name: "iOS" }).click();
  await page.waitForURL(/sdk_platform=ios/);
  equal(searchOf(page).country, "JP", "the filter before");
  await goto("/");
  await page.locator(".plot canvas").waitFor();
  const box = await page.locator(".u-over").boundingBox();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 50);
  match(await page.locator(".readout").textContent(), /: \d+ clean · \d+ suspicious · \d+ bad$/, "what the chart says of a bar");
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 50, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/start=\d+&end=\d+/);
  const { start, end } = searchOf(page);
  ok(Number(end) - Number(start) < 36 * 3_600_000, `a span of ${end - start} ms`);
  await results(page);
  await page.getByText("The chart as a table").click();
  const bar = page.locator(".numbers tbody tr").first();
  const counts = await bar.locator("td").allTextContents();
  await bar.getByRole("link").click();
  await page.waitForURL((url) => url.searchParams.get("start") !== start || url.searchParams.get("end") !== end);
  await results(page);
  const span = searchOf(page);
  const inside = events.filter(({ timestamp }) => timestamp >= Number(span.start) && timestamp <= Number(span.end));
  equal(
    counts.reduce((sum, count) => sum + Number(count), 0),
    inside.length,
    "events of a bar",
  );
}

async function checkBack({ page, goto }, api) {
  await goto("/?vpn=true");
  await results(page);
  await page.locator(".plot canvas").waitFor();
  const link = rows(page).nth(20).locator(".cell-time a");
  await link.scrollIntoViewIfNeeded();
  const before = { ids: await idsOf(page), y: await page.evaluate(() => scrollY) };
  await link.click();
  await page.getByRole("heading", { name: "Signals", exact: true }).waitFor();
  equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the focus in a new view");
  match(await page.title(), /^Event \S+ · Dashboard$/, "the title of a view");
  equal(await page.evaluate(() => scrollY), 0, "where a new view begins");
  const asked = api.requests.length;
  await page.goBack();
  await results(page);
  deepEqual(await idsOf(page), before.ids, "the events after going back");
  equal(api.requests.length, asked, "requests for what was seen before");
  await page.waitForTimeout(100);
  const y = await page.evaluate(() => scrollY);
  ok(Math.abs(y - before.y) < 50, `scrolled to ${y} after going back, from ${before.y}`);
  await page.goForward();
  await page.getByRole("heading", { name: "Signals", exact: true }).waitFor();
}

async function checkTimes({ page, goto }) {
  await goto("/");
  await page.getByLabel("Time", { exact: true }).selectOption("custom");
  await page.getByLabel("From").fill("2026-03-02T10:00:00");
  await page.getByLabel("To", { exact: true }).fill("2026-03-01T10:00:00");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByText("The end must be after the beginning.").waitFor();
  equal(await page.evaluate(() => document.activeElement.id), "filter-end", "the focus on what is wrong");
  await page.getByLabel("To", { exact: true }).fill("2026-03-03T10:00:00");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL(/start/);
  const expected = { start: `${Date.UTC(2026, 2, 2, 9)}`, end: `${Date.UTC(2026, 2, 3, 9)}` };
  deepEqual(searchOf(page), expected, "times of the reader's zone");
  await page.getByRole("heading", { name: "No events" }).waitFor();
  await page.getByLabel("Id of an event or a visitor").fill(FLAGGED_LATER);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Visitor", level: 1 }).waitFor();
  await goto("/events/%E0%A4%A");
  await page.getByRole("heading", { name: "No such page" }).waitFor();
}

async function checkPhone(open) {
  const window = await open({ viewport: NARROW, isMobile: true, hasTouch: true });
  const { page } = window;
  await window.goto("/?bot=bad");
  await results(page);
  equal(await page.getByLabel("Visitor ID").isVisible(), false, "the filters on a phone");
  await page.getByText("Filters", { exact: false }).first().tap();
  await page.getByLabel("Visitor ID").waitFor();
  await page.getByText("Countries, bots and platforms").tap();
  await page.locator(".breakdown").getByRole("link", { name: "Germany" }).tap();
  await page.waitForURL(/country=DE/);
  await window.isInOrder("a search on a phone");
  await window.isQuiet();
  await window.close();
}

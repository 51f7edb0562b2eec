// An event of which every text means harm: it is shown as what it is, and does nothing.

import { deepEqual, equal, ok } from "../../../contract/assert.js";
import { BIDI, HOSTILE, HOSTILE_EVENT, TAG } from "./events.mjs";
import { NARROW, results, WIDE } from "./window.mjs";

const UNSEEN = /\p{Cf}/u;

export async function checkHostile(open, { events }) {
  for (const viewport of [WIDE, NARROW]) {
    const window = await open({ viewport });
    const { page } = window;
    await window.goto("/");
    await results(page);
    await page.locator(".plot canvas").waitFor();
    await isHarmless(window, "the search");
    await window.goto(`/events/${HOSTILE_EVENT}`);
    await page.getByRole("heading", { name: "Signals", exact: true }).waitFor();
    await isHarmless(window, "the event");
    const shown = await page.locator("main").textContent();
    for (const text of [TAG, "U+202E", "U+00AD", "U+E0041", "javascript:globalThis.injected = 3", "Future signal", "deeper", "Another one"])
      ok(shown.includes(text), `the event shows ${text}`);
    const unfold = page.getByRole("button", { name: /^Show all/ });
    while ((await unfold.count()) > 0) await unfold.first().click();
    await page.getByText("Raw JSON", { exact: true }).click();
    await isHarmless(window, "the event, unfolded");
    const json = JSON.parse(await page.locator(".raw pre").textContent());
    deepEqual([json.linked_id, json.tags], [events[0].linked_id, events[0].tags], "what the JSON says");
    await window.goto(`/visitors/${HOSTILE}`);
    await results(page);
    await isHarmless(window, "the visitor");
    // What stands in the URL was written by somebody, too.
    const written = encodeURIComponent(`${BIDI}${TAG}${"W".repeat(500)}`);
    for (const path of [`/visitors/${written}`, `/events/${written}`, `/?linked_id=${written}&bot=${written}&country=${written}`]) {
      await window.goto(path);
      await page.locator(".problem, .empty").first().waitFor();
      await isHarmless(window, path);
    }
    await window.close();
  }
}

async function isHarmless(window, what) {
  const { page } = window;
  await window.isInOrder(what);
  const found = await page.evaluate(() => ({
    injected: typeof globalThis.injected,
    scripts: [...document.scripts].map(({ src }) => new URL(src).pathname),
    images: [...document.images].map(({ src }) => new URL(src).pathname),
    links: [...document.links].map(({ protocol, origin }) => `${protocol} ${origin === location.origin}`),
    text: document.body.textContent + document.title,
    violations: globalThis.violations,
  }));
  deepEqual([found.injected, found.violations], ["undefined", []], `what ran in ${what}`);
  deepEqual([found.scripts, found.images], [["/app.js"], ["/icon.svg"]], `what was loaded in ${what}`);
  deepEqual([...new Set(found.links)], ["http: true"], `where links of ${what} go`);
  equal(found.text.match(UNSEEN), null, `what nobody sees in ${what}`);
}

// The chart: it follows the window's width and the browser's scheme, and does with a single bar or none.

import { equal, ok } from "../../../contract/assert.js";
import { NARROWEST, results, WIDE } from "./window.mjs";

const HOUR = 3_600_000;
const bucket = (at, counts) => ({ start: at * HOUR, end: (at + 1) * HOUR, clean: 0, suspicious: 0, bad: 0, ...counts });
const SUMMARIES = [
  [[bucket(1, { bad: 1 })], 1],
  [[bucket(1, { clean: 123_456_789 }), bucket(2)], 123_456_789],
  [Array.from({ length: 60 }, (_, at) => bucket(at, { suspicious: at })), 1_770],
];

export async function checkChart(open) {
  const window = await open();
  const { page } = window;
  await window.goto("/");
  await results(page);
  const canvas = page.locator(".plot canvas");
  await canvas.waitFor();
  for (const viewport of [NARROWEST, WIDE, { width: 200, height: 500 }, WIDE]) {
    await page.setViewportSize(viewport);
    await page.waitForFunction(() => {
      const { clientWidth } = document.querySelector(".plot");
      return Math.abs(document.querySelector(".plot .uplot").clientWidth - Math.max(clientWidth, 120)) < 2;
    });
    equal(await page.locator(".plot").evaluate(({ clientHeight }) => clientHeight), 220, `the chart's height at ${viewport.width} px`);
  }
  const drawn = () => canvas.evaluate((element) => element.toDataURL());
  const light = await drawn();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction((before) => document.querySelector(".plot canvas").toDataURL() !== before, light);
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction((before) => document.querySelector(".plot canvas").toDataURL() === before, light);
  let summary;
  await page.route("**/api/summary?*", (route) => route.fulfill({ json: summary }));
  for (const [buckets, events] of SUMMARIES) {
    summary = { buckets, countries: [], bots: [], platforms: [], events, complete: true };
    await window.goto("/");
    await canvas.waitFor();
    const label = await page.getByRole("img", { name: /^Chart of/ }).getAttribute("aria-label");
    ok(label.includes(`${events.toLocaleString("en-US")} event`), `the chart's words: ${label}`);
    await page.locator(".u-over").hover();
    await window.isInOrder(`a chart of ${events} events`);
  }
  await window.isQuiet();
  await window.close();
}

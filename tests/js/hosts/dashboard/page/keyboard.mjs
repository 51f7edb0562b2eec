// The main path by the keyboard alone: search, event, flag, visitor, deletion. Wherever the focus is, it can be seen.

import { equal, match, ok } from "../../../contract/assert.js";
import { FLAGGED_LATER } from "./events.mjs";
import { results } from "./window.mjs";

const MOST_TABS = 120;

export async function checkKeyboard(open) {
  const window = await open();
  const { page } = window;
  const press = (key) => page.keyboard.press(key);
  await window.goto("/");
  await results(page);
  await press("Tab");
  equal(await page.evaluate(() => document.activeElement.className), "skip", "what comes first");
  await press("Enter");
  equal(await page.evaluate(() => document.activeElement.id), "main", "where one skips to");
  await tabTo(page, "#filter-visitor_id");
  await page.keyboard.type(FLAGGED_LATER);
  await press("Enter");
  await page.locator(".events").filter({ hasText: FLAGGED_LATER }).waitFor();
  equal(await results(page), 1, "events that were found");
  await tabTo(page, ".events .cell-time a");
  await press("Enter");
  await page.getByRole("button", { name: "Flag as suspicious" }).waitFor();
  await tabTo(page, ".actions button");
  await press("Space");
  await page.getByRole("button", { name: "Take the flag away" }).waitFor();
  match(await focused(page), /Take the flag away/, "the focus after the flag");
  await tabTo(page, ".raw summary");
  await press("Enter");
  await tabTo(page, ".raw .scroll");
  for (let tabs = 0; tabs < MOST_TABS && !(await isFocused(page, ".actions .danger")); tabs += 1) await press("Shift+Tab");
  await press("Enter");
  await page.waitForURL(/#delete$/);
  equal(await page.evaluate(() => document.activeElement.id), "delete", "the focus where a link leads to a part");
  await results(page);
  await tabTo(page, ".danger-zone button");
  await press("Enter");
  await page.getByRole("dialog").waitFor();
  equal(await page.evaluate(() => document.activeElement.id), "confirm", "the focus in the dialog");
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  ok(await isFocused(page, ".danger-zone button"), "the focus is back where it was");
  await press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(FLAGGED_LATER);
  await press("Tab");
  match(await focused(page), /Cancel/, "what comes after the field");
  await press("Tab");
  await press("Enter");
  await page.getByRole("heading", { name: "The visitor is deleted" }).waitFor();
  await window.isQuiet();
  await window.close();
}

const focused = (page) => page.evaluate(() => document.activeElement.outerHTML);
const isFocused = (page, selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

/** Goes on by Tab to what matches; all that has the focus on the way shows it. */
async function tabTo(page, selector) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return document.activeElement === document.body || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2);
    });
    ok(outline, `the focus can be seen on ${(await focused(page)).slice(0, 200)}`);
    if (await isFocused(page, selector)) return;
  }
  throw new Error(`no way by Tab to ${selector}`);
}

// Every view on a phone and a desk, light and dark: in order for axe, whose contrast depends on the colours.

import { equal } from "../../../contract/assert.js";
import { NARROW, NARROWEST, results, WIDE } from "./window.mjs";

const LOOKS = [
  [WIDE, "light", "dark"],
  [NARROW, "light", "dark"],
  [NARROWEST, "light"],
];

export async function checkLooks(open, { api, events }) {
  const event = events.find(({ bot, tampering }) => bot === "bad" && tampering);
  for (const [viewport, ...schemes] of LOOKS) {
    for (const colorScheme of schemes) {
      api.reset();
      const window = await open({ viewport, colorScheme });
      const name = `${viewport.width} px, ${colorScheme}`;
      await lookAt(window, event, name);
      api.fail({ status: 403, times: 50 });
      await window.goto("/");
      await window.page.locator(".problem").nth(1).waitFor();
      await window.isInOrder(`a failure, ${name}`);
      await window.isQuiet([403]);
      await window.close();
      const outside = await open({ viewport, colorScheme, signedIn: false });
      await outside.goto("/");
      await outside.isInOrder(`the login, ${name}`);
      await outside.close();
    }
  }
}

async function lookAt(window, event, name) {
  const { page } = window;
  await window.goto("/");
  await results(page);
  await page.locator(".plot canvas").waitFor();
  const scheme = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  equal(scheme, name.endsWith("dark") ? "rgb(16, 19, 24)" : "rgb(245, 246, 248)", `the ground, ${name}`);
  await page.getByText("The chart as a table").click();
  await window.isInOrder(`the search, ${name}`);
  await window.goto(`/events/${event.event_id}`);
  await page.getByRole("heading", { name: "Signals", exact: true }).waitFor();
  await window.isInOrder(`an event, ${name}`);
  await window.goto(`/visitors/${event.identification.visitor_id}`);
  await results(page);
  await window.isInOrder(`a visitor, ${name}`);
  await page.getByRole("button", { name: "Delete the visitor" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await window.isInOrder(`the dialog, ${name}`);
  await window.goto("/?linked_id=nobody");
  await page.getByRole("heading", { name: "No events" }).waitFor();
  await window.isInOrder(`nothing found, ${name}`);
}

// One event: its verdict, its signals in groups, its JSON; the flag.

import { deepEqual, equal, match } from "../../../contract/assert.js";
import { KEY } from "./upstream.mjs";

export async function checkEvent(open, { api, events }) {
  const window = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = window;
  const event = events.find(({ bot, tampering, linked_id }) => bot === "bad" && tampering && linked_id);
  await window.goto(`/events/${event.event_id}`);
  await page.getByRole("heading", { name: "Verdict: Bad" }).waitFor();
  const groups = await page.locator(".group h3").allTextContents();
  deepEqual(groups, ["Identity", "Network", "Bot", "Tampering", "Risk and activity", "Device"], "the groups of a browser's event");
  const first = await page.locator(".group", { hasText: "VPN method" }).locator("dl > div").first().textContent();
  match(first, /^VPN\s*Yes/, "what comes first in a group");
  await page.getByText("Raw JSON", { exact: true }).click();
  deepEqual(JSON.parse(await page.locator(".raw pre").textContent()), await eventOf(api, event.event_id), "the raw JSON");
  await page.getByRole("button", { name: "Copy the visitor id" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  equal(await page.evaluate(() => navigator.clipboard.readText()), event.identification.visitor_id, "what is copied");
  await window.isInOrder("an event with its JSON");

  await page.getByRole("button", { name: "Flag as suspicious" }).click();
  await page.getByRole("button", { name: "Take the flag away" }).waitFor();
  equal((await eventOf(api, event.event_id)).suspect, true, "the flag of the event");
  await page.locator(".judgement .chip", { hasText: "Flagged" }).waitFor();
  equal(await page.locator("main + [role=status]").textContent(), "Flagged as suspicious", "what a screen reader is told");
  await window.goto(`/?suspect=true&visitor_id=${event.identification.visitor_id}`);
  await page.locator(`.events a[href$="${event.event_id}"]`).click();
  await page.getByRole("button", { name: "Take the flag away" }).click();
  await page.getByRole("button", { name: "Flag as suspicious" }).waitFor();
  equal((await eventOf(api, event.event_id)).suspect, false, "the flag that is taken away");

  api.fail({ status: 403, method: "PATCH", times: 5 });
  await page.getByRole("button", { name: "Flag as suspicious" }).click();
  await page.getByRole("alert").getByText("Not allowed").waitFor();
  await page.getByRole("button", { name: "Flag as suspicious" }).waitFor();
  await window.isInOrder("a flag that is refused");
  api.reset();
  await page.getByRole("link", { name: "History of the visitor" }).click();
  await page.getByRole("heading", { name: "Visitor", level: 1 }).waitFor();
  await window.isQuiet([403]);
  await window.close();
}

async function eventOf(api, id) {
  const response = await api.fetch(`https://api.fpjs.io/v4/events/${id}`, { headers: { authorization: `Bearer ${KEY}` } });
  return response.json();
}

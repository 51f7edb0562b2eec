// One visitor: the history by time, and the deletion that wants the id to be typed. It is the last check: a reset of the
// mock brings the visitor back.

import { deepEqual, equal, ok } from "../../../contract/assert.js";
import { TO_DELETE } from "./events.mjs";
import { results } from "./window.mjs";

export async function checkVisitor(open, { api, events }) {
  const window = await open();
  const { page } = window;
  await window.goto(`/visitors/${TO_DELETE}`);
  const own = events.filter(({ identification }) => identification.visitor_id === TO_DELETE);
  ok(own.length > 25, "the visitor has more than a page of events");
  equal(await results(page), 25, "events of the history's first page");
  await page.getByRole("link", { name: "Next page" }).click();
  await page.getByRole("link", { name: "First page" }).waitFor();
  await page.locator(".events").waitFor();
  equal(await results(page), own.length - 25, "events of the second page");
  await page.getByRole("link", { name: "Last 24 hours" }).click();
  await page.waitForURL(/range=24h/);
  equal(await page.getByRole("link", { name: "Last 24 hours" }).getAttribute("aria-current"), "true", "the range that is shown");
  await results(page);

  await page.getByRole("button", { name: "Delete the visitor" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this visitor for good?" });
  const field = dialog.getByRole("textbox");
  const confirm = dialog.getByRole("button", { name: "Delete for good" });
  await window.isInOrder("the dialog");
  for (const wrong of ["", TO_DELETE.slice(0, -1), TO_DELETE.toLowerCase(), `${TO_DELETE}x`]) {
    await field.fill(wrong);
    await confirm.click();
    await dialog.getByRole("alert").filter({ hasText: /id/ }).waitFor();
    equal(await field.getAttribute("aria-invalid"), "true", `the field with ${JSON.stringify(wrong)}`);
    equal(await page.evaluate(() => document.activeElement.id), "confirm", "the focus after a wrong confirmation");
  }
  await window.isInOrder("the dialog with a wrong id");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  // Before a dialog tells that it is closed, one can ask for the next.
  await page.getByRole("button", { name: "Delete the visitor" }).click();
  await page.evaluate(() => {
    document.querySelector("dialog").close();
    document.querySelector(".danger-zone button").click();
  });
  await page.waitForTimeout(100);
  await dialog.waitFor();
  equal(await field.inputValue(), "", "the field of a dialog that is opened anew");
  await field.fill(` ${TO_DELETE} `);
  api.fail({ status: 429, retryAfter: 1_800, method: "DELETE" });
  await confirm.click();
  await dialog.getByText("Too many requests").waitFor();
  api.fail({ drop: true, method: "DELETE" });
  await confirm.click();
  await dialog.getByText("It may have been done all the same").waitFor();
  await window.isInOrder("the dialog with a failure");
  equal(deletions(api).length, 2, "deletions so far");
  await confirm.click();
  await page.getByRole("heading", { name: "The visitor is deleted" }).waitFor();
  equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the focus after the deletion");
  deepEqual(new URL(deletions(api).at(-1).url).pathname, `/v4/visitors/${TO_DELETE}`, "what was deleted");
  await window.isInOrder("a visitor who is deleted");
  await page.getByRole("link", { name: "Back to the events" }).click();
  await results(page);
  await window.goto(`/visitors/${TO_DELETE}`);
  await page.getByText("No events in this time.").waitFor();
  await window.isQuiet([404, 429, 502]);
  await window.close();
}

const deletions = (api) => api.requests.filter(({ method }) => method === "DELETE");

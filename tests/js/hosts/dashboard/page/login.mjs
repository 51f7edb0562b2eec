// The way in and out: a wrong password, the view that one wanted, a session that ends in mid-work.

import { equal, ok } from "../../../contract/assert.js";
import { results, signIn } from "./window.mjs";

export async function checkLogin(open, { events, api }) {
  const window = await open({ signedIn: false });
  const { page } = window;
  await window.goto("/?bot=bad");
  equal(new URL(page.url()).pathname, "/login", "where one without a session is sent");
  await window.isInOrder("the login");
  await signIn(page, "not the password");
  await page.getByRole("alert").filter({ hasText: /\w/ }).waitFor();
  await window.isInOrder("the login with a wrong password");
  await signIn(page);
  await results(page);
  equal(new URL(page.url()).search, "?bot=bad", "the view that one wanted");

  const { event_id } = events[2];
  await window.goto(`/events/${event_id}`);
  await page.getByRole("heading", { name: "Signals", exact: true }).waitFor();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Flag as suspicious" }).click();
  const again = page.getByRole("link", { name: "Sign in again" });
  await again.waitFor();
  ok(await page.getByRole("heading", { name: "Signals", exact: true }).isVisible(), "what one saw is still there");
  await window.isInOrder("an event after the session has ended");
  await again.click();
  await signIn(page);
  await page.getByRole("button", { name: "Flag as suspicious" }).waitFor();
  equal(new URL(page.url()).pathname, `/events/${event_id}`, "where one was");

  // Somebody signs in anew elsewhere: the token of the page is of the old session.
  const other = await page.context().newPage();
  await other.goto(`${new URL(page.url()).origin}/`);
  await other.getByRole("button", { name: "Sign out" }).click();
  await signIn(other);
  await results(other);
  await page.getByRole("button", { name: "Flag as suspicious" }).click();
  await page.getByRole("button", { name: "Take the flag away" }).waitFor();
  equal(api.requests.filter(({ method }) => method === "PATCH").length, 1, "changes that reached the API");
  await window.isQuiet([401, 403]);
  await window.close();
}

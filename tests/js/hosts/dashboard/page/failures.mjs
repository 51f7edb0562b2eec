// What the page makes of an API that refuses, is busy, is broken, or takes its time.

import { equal, ok } from "../../../contract/assert.js";
import { results } from "./window.mjs";

const MANY = 50;

export async function checkFailures(open, { api }) {
  await checkRefusals(open, api);
  await checkLimit(open, api);
  await checkSlowness(open, api);
}

async function checkRefusals(open, api) {
  const window = await open();
  const { page } = window;
  const cases = [
    [{ status: 403, times: MANY }, "/", "Not allowed"],
    [{ html: true, times: MANY }, "/", "The API has a problem"],
    [{ status: 200, body: "not JSON", times: MANY }, "/", "The API has a problem"],
    [{}, "/?bot=nonsense", "The search was refused"],
    [{}, "/?country=x", "The search was refused"],
    [{}, "/events/1700000000000.nobody", "Not found"],
  ];
  for (const [failure, path, title] of cases) {
    api.reset();
    if (failure.times) api.fail(failure);
    await window.goto(path);
    await page.getByRole("alert").getByText(title).first().waitFor();
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    await window.isInOrder(`${path} with ${JSON.stringify(failure)}`);
  }
  api.reset();
  api.fail({ status: 403, times: MANY });
  await window.goto("/");
  const again = page.getByRole("button", { name: "Try again" });
  await again.nth(1).waitFor();
  api.reset();
  await again.nth(1).click();
  await results(page);
  await again.click();
  await page.locator(".plot canvas").waitFor();
  await page.route("**/api/events?*", (route) => route.abort());
  await window.goto("/?vpn=true");
  await page.getByText("The server cannot be reached").waitFor();
  await page.unroute("**/api/events?*");
  await window.close();
}

async function checkLimit(open, api) {
  const window = await open();
  const { page } = window;
  await page.clock.install();
  api.fail({ status: 429, retryAfter: 40, times: MANY });
  await window.goto("/");
  await page.locator(".countdown").nth(1).waitFor();
  const left = async () => Number((await page.locator(".countdown").last().textContent()).match(/\d+/)[0]);
  const first = await left();
  ok(first > 20 && first <= 40, `${first} seconds to wait`);
  const again = page.getByRole("button", { name: "Try again" }).last();
  const asked = api.requests.length;
  await again.click({ force: true });
  equal(await again.getAttribute("aria-disabled"), "true", "the button before its time");
  await page.clock.fastForward(10_000);
  await page.waitForFunction((most) => Number(document.querySelector(".countdown").textContent.match(/\d+/)[0]) <= most, first - 9);
  await window.isInOrder("a search beyond the limit");
  equal(api.requests.length, asked, "requests while one has to wait");
  api.reset();
  await page.clock.fastForward(31_000);
  await page.locator(".countdown").first().waitFor({ state: "detached" });
  await again.click();
  await results(page);
  await window.isQuiet([429]);
  await window.close();
}

async function checkSlowness(open, api) {
  const window = await open({ reducedMotion: "reduce" });
  const { page } = window;
  api.fail({ hang: true, times: MANY });
  await window.goto("/");
  await page.locator(".skeleton").first().waitFor();
  const animation = await page
    .locator(".skeleton")
    .first()
    .evaluate((element) => getComputedStyle(element).animationName);
  equal(animation, "none", "what moves for one who wants less of it");
  await window.isInOrder("a search on its way");
  const stop = page.getByRole("button", { name: "Stop waiting" });
  await stop.nth(1).waitFor();
  await window.isInOrder("a search that takes long");
  await stop.nth(1).click();
  await page.getByText("You stopped waiting for the answer.").waitFor();
  await stop.click();
  const again = page.getByRole("button", { name: "Try again" });
  await again.nth(1).waitFor();
  await window.isInOrder("a search that was stopped");
  api.reset();
  await again.nth(1).click();
  await results(page);
  await window.isQuiet();
  await window.close();
}

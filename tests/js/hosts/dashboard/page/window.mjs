// A browser window on the dashboard, which notes what must not happen: errors on the console, violations of the policy.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { deepEqual, equal, ok } from "../../../contract/assert.js";
import { PASSWORD } from "../person.mjs";

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };
/** As narrow as a page must still do without scrolling to the side. */
export const NARROWEST = { width: 320, height: 640 };
/** What a browser says of an answer that is no success: whoever expects one says so. */
const REFUSED = /^Failed to load resource: the server responded with a status of (\d+)/;

/** Opens windows on `origin` by `browser`; `folder` is one whose node_modules have axe. */
export function windows({ browser, origin, folder }) {
  const axe = readFileSync(createRequire(join(folder, "package.json")).resolve("axe-core/axe.min.js"), "utf8");
  let state;

  async function open({ viewport = WIDE, colorScheme = "light", signedIn = true, ...more } = {}) {
    const context = await browser.newContext({
      ...{ viewport, colorScheme, locale: "en-US", timezoneId: "Europe/Berlin" },
      ...(signedIn && { storageState: await signedInState() }),
      ...more,
    });
    const page = await context.newPage();
    const wrong = [];
    const refused = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => {
      if (!["error", "warning"].includes(message.type())) return;
      const [, status] = message.text().match(REFUSED) ?? [];
      if (status) refused.push(Number(status));
      else wrong.push(message.text());
    });
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(event.violatedDirective));
    });
    return windowOf(page, { wrong, refused });
  }

  function windowOf(page, { wrong, refused }) {
    return {
      page,
      goto: (path) => page.goto(origin + path),
      /** Nothing went wrong so far, but answers of these statuses. */
      async isQuiet(statuses = []) {
        deepEqual(wrong, [], "errors on the console");
        deepEqual([...new Set(refused)].sort(), statuses, "answers that were no success");
        deepEqual(await page.evaluate(() => globalThis.violations), [], "violations of the policy");
      },
      /** Nothing hangs over at the side, and no value is missing. */
      async isWhole(what) {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        equal(over, 0, `pixels to scroll to the side in ${what}`);
        const text = await page.evaluate(() => document.body.textContent);
        ok(!/undefined|\[object|NaN|Invalid Date/.test(text), `${what} shows a value that is none: ${text.slice(0, 5_000)}`);
      },
      /** It is whole, and axe finds nothing. */
      async isInOrder(what) {
        await this.isWhole(what);
        if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
        const found = await page.evaluate(() =>
          globalThis.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }),
        );
        const violations = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`);
        deepEqual(violations, [], `what axe finds in ${what}`);
      },
      close: () => page.context().close(),
    };
  }

  /** The cookie, of one login: there are only so many tries. */
  async function signedInState() {
    if (state) return state;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/login`);
    await signIn(page);
    await page.waitForURL(`${origin}/`);
    state = await context.storageState();
    await context.close();
    return state;
  }

  return open;
}

export async function signIn(page, password = PASSWORD) {
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export const rows = (page) => page.locator(".events tbody tr");

/** The table is there; how many rows it has. */
export async function results(page) {
  await rows(page).first().waitFor();
  return rows(page).count();
}

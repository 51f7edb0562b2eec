// Opens a browser, and reads what its pages report: Chromium by its own protocol, Firefox by WebDriver BiDi, WebKit by WebDriver.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { inBrowser, program } from "../../runtimes/chromium.mjs";
import { served } from "../programs.mjs";

const PAGE_MS = 30_000;
const REPORTS = "'report' in globalThis";

/**
 * Each with its version, and with `open`, which runs `use` with a function from a page's address to what the page leaves as
 * `globalThis.report`.
 */
export const BROWSERS = {
  Chromium: {
    version: () => versionOf(program()),
    open: (_host, use) =>
      inBrowser((page) =>
        use(async (url) => {
          await page.goto(url);
          await page.waitForFunction(REPORTS, undefined, { timeout: PAGE_MS });
          return page.evaluate("globalThis.report");
        }),
      ),
  },

  Firefox: {
    version: () => versionOf(onPath("firefox", "firefox-esr")),
    async open({ folder }, use) {
      const { default: puppeteer } = toolOf(folder, "puppeteer-core");
      const browser = await puppeteer.launch({ browser: "firefox", executablePath: onPath("firefox", "firefox-esr") });
      try {
        const page = await browser.newPage();
        return await use(async (url) => {
          await page.goto(url);
          await page.waitForFunction(REPORTS, { timeout: PAGE_MS });
          return page.evaluate("globalThis.report");
        });
      } finally {
        await browser.close();
      }
    },
  },

  WebKit: {
    // GTK asks for a display even to say that.
    version: () => versionOf(onPath("xvfb-run"), "-a", miniBrowser()),
    async open({ folder, env }, use) {
      const { Builder, Capabilities } = toolOf(folder, "selenium-webdriver");
      const args = (port) => ["-a", onPath("WebKitWebDriver"), `--port=${port}`];
      const server = await served(onPath("xvfb-run"), args, { cwd: folder, env, path: "/status" });
      try {
        const wanted = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } };
        const driver = await new Builder().usingServer(server.url).withCapabilities(new Capabilities(wanted)).build();
        try {
          await driver.manage().setTimeouts({ script: PAGE_MS });
          return await use(async (url) => {
            await driver.get(url);
            await driver.wait(() => driver.executeScript(`return ${REPORTS}`), PAGE_MS);
            return driver.executeAsyncScript("globalThis.report.then(arguments[0])");
          });
        } finally {
          await driver.quit();
        }
      } finally {
        await server.stop();
      }
    },
  },
};

function toolOf(folder, name) {
  return createRequire(join(folder, "package.json"))(name);
}

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (found === undefined) throw new Error(`${names.join(" or ")} is not installed`);
  return found;
}

/** WebKitGTK's browser for tests, which is on no PATH. */
function miniBrowser() {
  const libraries = ["/usr/lib", "/usr/libexec", ...foldersIn("/usr/lib")];
  const candidates = libraries.flatMap(foldersIn).filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder));
  const found = candidates.map((folder) => join(folder, "MiniBrowser")).find(existsSync);
  if (found === undefined) throw new Error("WebKitGTK's MiniBrowser is not installed");
  return found;
}

function foldersIn(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name));
}

function versionOf(file, ...args) {
  const output = execFileSync(file, [...args, "--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return output.match(/\d+(\.\d+)+/)?.[0];
}

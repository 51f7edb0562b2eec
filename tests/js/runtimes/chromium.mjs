// The contract in headless Chromium: a page on loopback, bundled by esbuild as for any browser.

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { inspect } from "node:util";
import { chromium as playwright } from "playwright-core";
import { build } from "../tools.mjs";
import { guarded } from "./process.mjs";
import { namesTheRemedies } from "./refused.mjs";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-dev-shm-usage",
];

/** Scripts, but no `'wasm-unsafe-eval'`. */
const NO_WASM = "default-src 'none'; script-src 'self'";

export async function chromium({ consumer, mockUrl, apiKey, otherUrl }) {
  const refused = () =>
    onPage(
      consumer,
      "refused-page.js",
      (page, origin) => page.goto(`${origin}/`).then(() => page.evaluate(() => globalThis.report)),
      NO_WASM,
    );
  const result = await onPage(consumer, "page.js", (page, origin) => report(page, origin, { mockUrl, apiKey, otherUrl }));
  return { ...result, results: [...result.results, await namesTheRemedies(refused)] };
}

/** Opens a browser, and serves a page with this script in it, under this content security policy. */
async function onPage(consumer, entry, use, policy) {
  const {
    outputFiles: [script],
  } = await build({
    absWorkingDir: consumer,
    entryPoints: [`js/runtimes/inside/${entry}`],
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  const server = await serve(script.contents, policy);
  try {
    return await inBrowser((page) => use(page, `http://127.0.0.1:${server.address().port}`));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function report(page, origin, query) {
  const failures = [];
  const printed = [];
  page.on("pageerror", (error) => failures.push(error));
  page.on("console", (message) => printed.push(shown(message)));
  await page.goto(`${origin}/?${new URLSearchParams(query)}`);
  const results = await page.evaluate(() => globalThis.report);
  if (failures.length > 0) throw new Error(`the page failed: ${failures.map(String).join("\n")}`);
  return { version: page.context().browser().version(), results, output: (await Promise.all(printed)).join("\n") };
}

/** A message of the console: its text, and its arguments as the page serialises them. */
async function shown(message) {
  const values = await Promise.all(message.args().map((value) => value.jsonValue().catch(() => "")));
  return [message.text(), ...values.map((value) => inspect(value, { depth: 9, showHidden: true }))].join(" ");
}

/** Opens a page in a browser of its own, which is closed when it was used. */
export async function inBrowser(use) {
  // As root, as in most containers, Chromium has no sandbox; the page is the project's own.
  const browser = await playwright.launch({ executablePath: program(), chromiumSandbox: false, args: ["--no-sandbox", ...QUIET] });
  try {
    return await guarded(browser.newPage().then(use));
  } finally {
    await browser.close();
  }
}

/** Chromium's file. */
export function program() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
  if (!found) throw new Error(`Chromium is not installed: none of ${PROGRAMS.join(", ")} is on PATH`);
  return found;
}

function serve(script, policy) {
  const server = createServer(({ url }, response) => {
    const isScript = url === "/page.js";
    const headers = { "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8" };
    response.writeHead(200, policy ? { ...headers, "content-security-policy": policy } : headers);
    response.end(isScript ? script : '<!doctype html><title>contract</title><script type="module" src="/page.js"></script>');
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

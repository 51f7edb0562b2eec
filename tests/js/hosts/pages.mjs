// Serves files to a browser from loopback, with a proxy under `/api` that adds the key, and reads what a page reports.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { extname, join, normalize } from "node:path";
import { onLoopback } from "../loopback.mjs";
import { inBrowser } from "../runtimes/chromium.mjs";
import { judged } from "./judge.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
};

/** Serves `folder` and the proxy while `use` runs with the origin. `headers` go with every file. */
export async function withSite(folder, { mockUrl, apiKey }, use, headers = {}) {
  const server = createServer((incoming, response) => {
    const { pathname, search } = new URL(incoming.url, "http://loopback");
    if (pathname.startsWith("/api/")) return proxy(incoming, response, `${mockUrl}${pathname.slice(4)}${search}`, apiKey);
    const file = join(folder, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headers });
    createReadStream(file).pipe(response);
  });
  const { url, close } = await onLoopback(server);
  try {
    return await use(url);
  } finally {
    await close();
  }
}

function proxy(incoming, response, url, apiKey) {
  const { method } = incoming;
  const outgoing = request(url, { method, headers: { accept: "application/json", authorization: `Bearer ${apiKey}` } }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.writeHead(502).end());
  incoming.pipe(outgoing);
}

/** Opens a page in Chromium, and judges what it leaves as `globalThis.report`. */
export async function judgedInChromium(url) {
  const answer = await inBrowser(async (page) => {
    const said = [];
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("console", (message) => said.push(message.text()));
    await page.goto(url);
    await page.waitForFunction("'report' in globalThis", undefined, { timeout: 30_000 }).catch(() => {
      throw new Error(`the page reports nothing: ${said.join("\n")}`);
    });
    return page.evaluate("globalThis.report");
  });
  judged(answer);
}

/** The job by a page of `folder` in Chromium. */
export function judgedPage(folder, host, path = "/") {
  return withSite(folder, host, (origin) => judgedInChromium(origin + path));
}

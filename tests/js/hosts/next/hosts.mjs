// Next with its bundlers: routes of both runtimes, middleware, a page in a browser; and Next on Cloudflare, by OpenNext.

import { join } from "node:path";
import { judged, judgedAt } from "../judge.mjs";
import { judgedInChromium } from "../pages.mjs";
import { judgedServer } from "../servers.mjs";
import { writeBindings } from "../workers.mjs";
import { built, inTurnOf, laid, silent, started, wasmOf } from "./next.mjs";

const REFUSING = join(import.meta.dirname, "refusing.cjs");
const REFUSAL = /^CompileError: .* disallowed by embedder$/;

const NODE = ["app/layout.js", "app/node"];
const BROWSER = ["app/browser", "app/api"];

/** Everything that a project of Next has, built by one bundler. */
async function whole(host, ...args) {
  laid(host, [...NODE, ...BROWSER, "app/edge", "app/lean", "app/refused", "middleware.js"]);
  await built(host, ...args);
  await started(host, "/node", async (url) => {
    for (const path of ["/node", "/edge", "/middleware"]) await judgedAt(url + path);
    await judgedInChromium(`${url}/browser`);
  });
  // Once more, as it is where it is deployed: the edge compiles no bytes.
  await started(host, "/refused", refused, { NODE_OPTIONS: `--require=${REFUSING}` });
  const wasm = wasmOf(host, "/lean/route");
  if (wasm.length !== 1) throw new Error(`the lean route takes along ${wasm}`);
}

async function refused(url) {
  const said = await (await fetch(`${url}/refused`)).text();
  if (!REFUSAL.test(said)) throw new Error(`bytes were compiled: ${said}`);
  for (const path of ["/edge", "/middleware"]) await judgedAt(url + path);
  const events = await (await fetch(`${url}/lean?limit=3`)).json();
  if (events !== 3) throw new Error(`the lean route got ${events} events`);
}

/** What Next 16 has in place of middleware, and pages of the server; with the config that its starter writes, which excludes edge routes. */
async function proxy(host) {
  const config = { cacheComponents: true, partialPrefetching: true };
  laid(host, [...NODE, ...BROWSER, "app/server", "app/cached", "proxy.js"], config);
  await built(host);
  await started(host, "/node", async (url) => {
    for (const path of ["/node", "/proxy"]) await judgedAt(url + path);
    judged(JSON.parse(decodeURIComponent(await shown(`${url}/server`, "answer"))));
    const visitors = await shown(`${url}/cached`, "visitors");
    if (visitors !== "4") throw new Error(`the cached page shows ${visitors} visitors`);
    await judgedInChromium(`${url}/browser`);
  });
}

/** What a page has in `data-NAME`. */
async function shown(url, name) {
  const html = await (await fetch(url)).text();
  const [, value] = html.match(new RegExp(` data-${name}="([^"]*)"`)) ?? [];
  if (value === undefined) throw new Error(`${url} shows no ${name}: ${html.slice(0, 4_000)}`);
  return value;
}

const EXTERNAL = { serverExternalPackages: ["fingerprint-edge"] };

/** OpenNext knows routes of the Node runtime alone. */
async function openNext(host) {
  laid(host, NODE, EXTERNAL);
  const output = await host.run("opennextjs-cloudflare", "build");
  // Of OpenNext's own: a date that stands in a file is an old one some day.
  silent(output.replace(/^WARN workerd compatibility_date: .*$/gm, ""));
  writeBindings(host, host.folder);
  const args = (port) => ["preview", "--port", String(port), "--ip", "127.0.0.1"];
  await judgedServer(host, host.tool("opennextjs-cloudflare"), args, "/node");
}

const entry = (name, set, mode, run, more = {}) => ({
  name,
  tool: "Next",
  mode,
  version: "next",
  set,
  node: "node24",
  run: inTurnOf[set](run),
  ...more,
});

const MODE = "node and edge routes, middleware, client component";

export default [
  entry("next15-webpack", "next/15", `${MODE}; webpack`, (host) => whole(host)),
  entry("next15-turbopack", "next/15", `${MODE}; Turbopack`, (host) => whole(host, "--turbopack")),
  entry("next16-turbopack", "next/16", `${MODE}; Turbopack`, (host) => whole(host)),
  entry("next16-webpack", "next/16", `${MODE}; webpack`, (host) => whole(host, "--webpack")),
  entry("next16-proxy", "next/16", "node routes, proxy, server and client components; `cacheComponents`", proxy),
  entry("opennext", "next/opennext", "node routes in workerd", openNext, {
    tool: "OpenNext",
    version: "@opennextjs/cloudflare",
    needs: '`serverExternalPackages: ["fingerprint-edge"]` in next.config',
  }),
];

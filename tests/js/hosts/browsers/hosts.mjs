// Browsers, with the package as npm installed it and no bundler: a page by an import map, workers, a content security policy.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../tools.mjs";
import { judged } from "../judge.mjs";
import { withSite } from "../pages.mjs";
import { BROWSERS } from "./drivers.mjs";

/** Nothing but what the page is made of, and no string that becomes code. */
const STRICT =
  "default-src 'none'; script-src 'self' 'nonce-page'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'";
const KINDS = ["module", "classic", "bundled", "shared", "service", "service-bundled"];
const ADDRESS = "/node_modules/fingerprint-edge/index.js";

const prepared = new Map();

/** Writes what a worker imports, and what a worker is that knows no import; once for all browsers. */
async function prepare(folder) {
  const job = readFileSync(join(folder, "job/job.js"), "utf8");
  writeFileSync(join(folder, "job/by-address.js"), job.replace('"fingerprint-edge"', JSON.stringify(ADDRESS)));
  const atRoot = {
    name: "addresses",
    setup: ({ onResolve }) => onResolve({ filter: /^\/node_modules\// }, ({ path }) => ({ path: join(folder, path) })),
  };
  await build({
    entryPoints: [join(folder, "worker.js")],
    outfile: join(folder, "bundled-worker.js"),
    bundle: true,
    format: "iife",
    plugins: [atRoot],
    logLevel: "error",
  });
}

/** Runs `use` with a function from a path to what the page there reports, each on a site of its own, which may have a policy. */
async function pages(host, { open }, use) {
  const { folder } = host;
  if (!prepared.has(folder)) prepared.set(folder, prepare(folder));
  await prepared.get(folder);
  await open(host, (report) =>
    use((path, policy) => {
      const headers = policy ? { "content-security-policy": policy } : {};
      return withSite(folder, host, (origin) => report(origin + path), headers);
    }),
  );
}

/** Rejects an answer that is not the refusal of a host that does not compile wasm, with what mends it. */
function refused({ error }) {
  if (!/^InternalError: .*'wasm-unsafe-eval'/.test(error))
    throw new Error(`in place of an InternalError that names 'wasm-unsafe-eval': ${error}`);
}

function entries([tool, browser]) {
  const name = tool.toLowerCase();
  const entry = (suffix, mode, run, needs) => ({
    name: `${name}${suffix}`,
    tool,
    mode,
    version: browser.version,
    set: "browsers",
    node: "node20",
    // WebKit's driver is installed for `cargo xtask hosts` alone.
    quick: tool !== "WebKit",
    needs,
    run,
  });
  return [
    entry("", "import map", (host) => pages(host, browser, async (at) => judged(await at("/page.html"))), "a proxy that adds the key"),
    entry(
      "-workers",
      "workers: module, classic, shared, service",
      (host) =>
        pages(host, browser, async (at) => {
          for (const kind of KINDS) judged(await at(`/workers.html?kind=${kind}`));
        }),
      "a proxy that adds the key",
    ),
    entry(
      "-policy",
      "content security policy",
      (host) =>
        pages(host, browser, async (at) => {
          judged(await at("/page.html", STRICT.replace("'self'", "'self' 'wasm-unsafe-eval'")));
          refused(await at("/page.html", STRICT));
          // A worker's address is a string, which trusted types do not take.
          refused(await at("/workers.html?kind=module", STRICT.replace(/; require-trusted.*/, "")));
        }),
      "`'wasm-unsafe-eval'` in `script-src`",
    ),
  ];
}

export default Object.entries(BROWSERS).flatMap(entries);

// The contract in workerd, bundled as wrangler bundles a Worker: the `.wasm` stays a file, imported as a module.

import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { toolVersion } from "./consumer.mjs";
import { guarded } from "./process.mjs";

/** Before most of what later dates turn on (FinalizationRegistry, `cache` in RequestInit), and without flags. */
export const workerd = contractWith("2024-09-01", []);

/** With what a user may turn on: Node's modules are offered then. */
export const workerdNode = contractWith("2026-04-01", ["nodejs_compat"]);

function contractWith(compatibilityDate, compatibilityFlags) {
  return async ({ consumer, mockUrl, apiKey }) => {
    const worker = await bundle(consumer, mockUrl, apiKey);
    const miniflare = new Miniflare({ ...worker, compatibilityDate, compatibilityFlags });
    try {
      return await guarded(report(miniflare));
    } finally {
      await miniflare.dispose();
    }
  };
}

/** The Worker as miniflare takes it. */
async function bundle(consumer, mockUrl, apiKey) {
  const outdir = join(consumer, "worker");
  await build({
    absWorkingDir: consumer,
    entryPoints: ["runtimes/inside/worker.js"],
    outdir,
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    // Bindings arrive with a request; these are for the client that the module makes at its top level.
    define: { MOCK_URL: JSON.stringify(mockUrl), API_KEY: JSON.stringify(apiKey) },
    logLevel: "error",
  });
  return {
    host: "127.0.0.1",
    port: 0,
    rootPath: outdir,
    modulesRoot: outdir,
    scriptPath: "worker.js",
    modules: true,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  };
}

async function report(miniflare) {
  await miniflare.ready;
  const clients = await sharedClient(miniflare);
  const { results } = await get(miniflare, "/contract");
  return { version: toolVersion("workerd"), results: [clients, ...results] };
}

/** A promise belongs to the request that made it: a client that kept one would hang the second request. */
async function sharedClient(miniflare) {
  const name = "a client made at the module's top level serves request after request, also at once";
  const begin = Date.now();
  try {
    const numbers = [];
    for (const _ of "12") numbers.push((await get(miniflare, "/client")).events);
    for (const { events } of await Promise.all(["/client", "/client", "/client"].map((path) => get(miniflare, path)))) numbers.push(events);
    if (!(numbers[0] > 0) || numbers.some((number) => number !== numbers[0])) throw new Error(`events found: ${numbers}`);
    return { name, ms: Date.now() - begin };
  } catch (error) {
    return { name, ms: Date.now() - begin, error: String(error) };
  }
}

async function get(miniflare, path) {
  const response = await miniflare.dispatchFetch(`http://worker.test${path}`);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

// Starts a Worker in workerd, bundled as wrangler bundles one: the `.wasm` stays a file, imported as a module.

import { basename, join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

/** `script` lies in the consumer's folder, and reads the constants as global names; `options` are miniflare's. Dispose of what comes back. */
export async function startWorker(consumer, script, constants = {}, options = {}) {
  const outdir = join(consumer, "worker");
  await build({
    absWorkingDir: consumer,
    entryPoints: [script],
    outdir,
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
    loader: { ".wasm": "copy" },
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    logLevel: "error",
  });
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    rootPath: outdir,
    modulesRoot: outdir,
    scriptPath: basename(script),
    modules: true,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    // Before most of what later dates turn on (FinalizationRegistry, `cache` in RequestInit), and without flags.
    compatibilityDate: "2024-09-01",
    compatibilityFlags: [],
    ...options,
  });
  await miniflare.ready;
  return miniflare;
}

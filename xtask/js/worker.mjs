// Runs a Worker project in workerd, once with each set of bindings given. Prints the URLs as one line of JSON and stays until its
// standard input ends: so it ends with the process that started it, however that one ended.
//
//   node worker.mjs <project folder> '{"good": {"FINGERPRINT_SECRET_KEY": "…", …}, "wrong": {…}}'
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const [project, bindingsByName] = process.argv.slice(2);

// miniflare resolves no bare names: bundle first, as wrangler does.
const bundle = join(project, "bundle");
await build({
  entryPoints: [join(project, "src/index.js")],
  outdir: bundle,
  bundle: true,
  format: "esm",
  conditions: ["workerd"],
  loader: { ".wasm": "copy" },
  logLevel: "warning",
});

// The configuration that a user deploys with; its comments stand on lines of their own.
const text = readFileSync(join(project, "wrangler.jsonc"), "utf8");
const { compatibility_date: compatibilityDate } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));

const workers = [];
const urls = {};
for (const [name, bindings] of Object.entries(JSON.parse(bindingsByName))) {
  const worker = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    modules: true,
    modulesRoot: bundle,
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    scriptPath: join(bundle, "index.js"),
    compatibilityDate,
    bindings,
  });
  workers.push(worker);
  urls[name] = (await worker.ready).origin;
}
console.log(JSON.stringify(urls));

process.stdin.resume();
process.stdin.once("end", async () => {
  await Promise.all(workers.map((worker) => worker.dispose()));
  process.exit();
});

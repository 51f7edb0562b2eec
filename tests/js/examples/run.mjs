// Runs every example in workerd, from the packed package: node run.mjs --tarball FILE --mock URL [--only NAME,NAME]
//
// An example is a folder in examples/ with a package.json. The file of its name here exports `check(start, context)`, which
// throws where it fails; `start(bindings)` gives the Worker with those bindings that its wrangler.jsonc does not have. For an
// example that is a part of a Worker, it exports the rest as `source`, a module beside the example's own.

import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { guarded } from "../runtimes/process.mjs";

const TESTS = join(import.meta.dirname, "..");
const EXAMPLES = join(TESTS, "../../examples");
/** `cargo xtask demo` runs it. */
const ELSEWHERE = ["cloudflare-worker"];
const MOST_LINES = 40;
const PART_OF_A_WORKER = { main: "src/the-rest.js", compatibility_date: "2025-09-01" };

const found = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "package.json")) && !ELSEWHERE.includes(name));
const { values } = parseArgs({
  options: { tarball: { type: "string" }, mock: { type: "string" }, "api-key": { type: "string", default: "test-secret-key" }, only: { type: "string", default: found.join(",") } },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--only sign-up-guard,webhook]");

const consumer = makeConsumer(values.tarball, "examples", []);
cpSync(EXAMPLES, join(consumer, "examples"), { recursive: true, filter: (source) => basename(source) !== "node_modules" });
const context = { mockUrl: values.mock.replace(/\/+$/, ""), apiKey: values["api-key"] };
for (const name of values.only.split(",")) {
  const begin = Date.now();
  const failure = await run(name).then(() => undefined, (error) => error);
  console.log(`${name.padEnd(16)} ${failure ? "failed" : "passed"}  ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  if (!failure) continue;
  console.log(failure instanceof Error ? failure.stack : failure);
  process.exitCode = 1;
}

/** Starts the example with the configuration that a user deploys with, and checks it. */
async function run(name) {
  const { check, source } = await import(`./${name}.mjs`);
  const folder = join(consumer, "examples", name);
  const config = source === undefined ? configOf(folder) : PART_OF_A_WORKER;
  checkFiles(name, folder);
  if (source !== undefined) writeFileSync(join(folder, config.main), source);
  const script = await bundled(folder, config.main);
  const workers = [];
  const start = async (bindings) => {
    const worker = new Miniflare(optionsOf(folder, script, config, bindings));
    workers.push(worker);
    await worker.ready;
    return worker;
  };
  try {
    await guarded(check(start, context));
  } finally {
    await Promise.all(workers.map((worker) => worker.dispose()));
  }
}

/** The configuration that a user deploys with; its comments stand on lines of their own. */
function configOf(folder) {
  return JSON.parse(readFileSync(join(folder, "wrangler.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""));
}

/** What wrangler makes of a configuration. */
function optionsOf(folder, scriptPath, config, bindings) {
  const services = (config.services ?? []).map(({ binding }) => binding);
  const only = (wanted) => Object.fromEntries(Object.entries(bindings).filter(([binding]) => services.includes(binding) === wanted));
  return {
    host: "127.0.0.1",
    port: 0,
    modules: true,
    modulesRoot: join(folder, "bundle"),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    scriptPath,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    kvNamespaces: (config.kv_namespaces ?? []).map(({ binding }) => binding),
    serviceBindings: only(true),
    bindings: { ...config.vars, ...only(false) },
    // What an example logs is for its user.
    handleRuntimeStdio() {},
  };
}

/** An example is short, and what it depends on besides is a tool of tests/js/package.json. */
function checkFiles(name, folder) {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { devDependencies: tools } = JSON.parse(readFileSync(join(TESTS, "package.json"), "utf8"));
  for (const dependency of Object.keys(dependencies)) {
    if (dependency !== "fingerprint-edge" && !(dependency in tools)) throw new Error(`tests/js/package.json lacks ${dependency}`);
  }
  for (const file of readdirSync(join(folder, "src"))) {
    const lines = readFileSync(join(folder, "src", file), "utf8").trimEnd().split("\n").length;
    if (lines > MOST_LINES) throw new Error(`examples/${name}/src/${file} has ${lines} lines, more than ${MOST_LINES}`);
  }
}

/** Bundles as wrangler does. */
async function bundled(folder, main) {
  await build({
    entryPoints: [join(folder, main)],
    outdir: join(folder, "bundle"),
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    nodePaths: [join(TESTS, "node_modules")],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  return join(folder, "bundle", basename(main));
}

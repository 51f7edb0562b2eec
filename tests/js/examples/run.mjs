// Runs every example in workerd, from the packed package: node run.mjs --tarball FILE --mock URL [--only NAME,NAME]
//
// An example is a folder in examples/, without a package.json the mock API, which runs already. The file of its name here exports `check(start, context)`, which
// throws where it fails; `start(bindings)` gives the Worker with those bindings that its wrangler.jsonc does not have. For an
// example that is a part of a Worker, it exports the rest as `source`, a module beside the example's own. `start(bindings, source)`
// starts such a module in place of the example, to put something between the example and its host. No log may hold a
// secret of the bindings, nor what the check adds to `context.unspoken`.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { guarded } from "../runtimes/process.mjs";
import { build, Miniflare } from "../tools.mjs";

const TESTS = join(import.meta.dirname, "..");
const EXAMPLES = join(TESTS, "../../examples");
const MAX_LINES = 50;

const found = readdirSync(EXAMPLES);
const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    "api-key": { type: "string", default: "test-secret-key" },
    only: { type: "string", default: found.join(",") },
  },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--only sign-up-guard,webhook]");

const consumer = makeConsumer(values.tarball, "examples", []);
cpSync(EXAMPLES, join(consumer, "examples"), { recursive: true, filter: (source) => basename(source) !== "node_modules" });
if (new Set(found.flatMap(onceOf)).size > 1) throw new Error("the examples' once.js differ: it is one file, which each carries");
const shared = { mockUrl: values.mock.replace(/\/+$/, ""), apiKey: values["api-key"] };
for (const name of values.only.split(",")) {
  const begin = Date.now();
  const failure = await run(name).then(
    () => undefined,
    (error) => error,
  );
  console.log(`${name.padEnd(18)} ${failure ? "failed" : "passed"}  ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  if (!failure) continue;
  console.log(failure instanceof Error ? failure.stack : failure);
  process.exitCode = 1;
}

/** Starts the example with the configuration that a user deploys with, and checks it. */
async function run(name) {
  const { check, source: rest } = await import(`./${name}.mjs`);
  const folder = join(consumer, "examples", name);
  if (!existsSync(join(folder, "package.json"))) return guarded(check(undefined, shared));
  const config = rest === undefined ? configOf(folder) : { compatibility_date: "2025-09-01" };
  checkFiles(name, folder);
  const context = { ...shared, unspoken: [] };
  const workers = [];
  let logged = "";
  const start = async (bindings, source = rest) => {
    const script = await bundled(folder, config.main, source);
    const worker = new Miniflare({ ...optionsOf(script, config, bindings), handleRuntimeStdio: read });
    context.unspoken.push(...secretsOf(bindings));
    workers.push(worker);
    await worker.ready;
    return worker;
  };
  const read = (...streams) => {
    for (const stream of streams) stream.on("data", (chunk) => (logged += chunk));
  };
  try {
    await guarded(check(start, context));
  } finally {
    await Promise.all(workers.map((worker) => worker.dispose()));
  }
  const said = context.unspoken.find((secret) => logged.includes(secret));
  if (said !== undefined) throw new Error(`the log holds ${said}:\n${logged}`);
}

function onceOf(name) {
  const file = join(EXAMPLES, name, "src/once.js");
  return existsSync(file) ? [readFileSync(file, "utf8")] : [];
}

/** The configuration that a user deploys with; its comments stand on lines of their own. */
function configOf(folder) {
  return JSON.parse(readFileSync(join(folder, "wrangler.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""));
}

function secretsOf(bindings) {
  return Object.entries(bindings).flatMap(([name, value]) => (/KEY|SECRET|TOKEN/.test(name) && value ? [value] : []));
}

/** What wrangler makes of a configuration. */
function optionsOf(scriptPath, config, bindings) {
  const objects = config.durable_objects?.bindings ?? [];
  const inSql = (name) => config.migrations.some(({ new_sqlite_classes: classes = [] }) => classes.includes(name));
  const services = (config.services ?? []).map(({ binding }) => binding);
  const only = (wanted) => Object.fromEntries(Object.entries(bindings).filter(([binding]) => services.includes(binding) === wanted));
  return {
    host: "127.0.0.1",
    port: 0,
    modules: true,
    modulesRoot: dirname(scriptPath),
    modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
    scriptPath,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    kvNamespaces: (config.kv_namespaces ?? []).map(({ binding }) => binding),
    durableObjects: Object.fromEntries(
      objects.map(({ name, class_name: className }) => [name, { className, useSQLite: inSql(className) }]),
    ),
    serviceBindings: only(true),
    bindings: { ...config.vars, ...only(false) },
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
    const lines = readFileSync(join(folder, "src", file), "utf8")
      .trimEnd()
      .split("\n").length;
    if (lines > MAX_LINES) throw new Error(`examples/${name}/src/${file} has ${lines} lines, more than ${MAX_LINES}`);
  }
}

/** Bundles the example as wrangler does, or a module that lies beside it. */
async function bundled(folder, main, source) {
  const outdir = mkdtempSync(join(folder, "bundle-"));
  const entry = source === undefined ? join(folder, main) : join(folder, "src/the-rest.js");
  if (source !== undefined) writeFileSync(entry, source);
  await build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    external: ["cloudflare:*"],
    nodePaths: [join(TESTS, "node_modules")],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  return join(outdir, basename(entry));
}

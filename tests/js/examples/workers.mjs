// The host of an example that is a Worker: workerd, with what its wrangler.jsonc binds.
//
// `start(bindings)` gives the Worker with those bindings that its wrangler.jsonc does not have. `start(bindings, source)`
// starts such a module in place of the example, to put something between the example and its host; `start(bindings, source,
// adapt)` has `adapt` change Miniflare's options, for what a test alone needs, such as a folder that outlives the Worker. A
// check may kill a Worker by `dispose()`.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { build, Miniflare } from "../tools.mjs";
import { prepareCrate } from "./crates.mjs";

const TESTS = join(import.meta.dirname, "..");
/** The build's tools: they are the example's development dependencies. */
const TOOLS = join(TESTS, "../../xtask/js/node_modules/.bin");

/** `rest` is a module that makes a Worker of an example that is none. */
export function workers(folder, rest, log) {
  const config = existsSync(join(folder, "wrangler.jsonc")) ? configOf(folder) : { compatibility_date: "2025-09-01" };
  const prepared = existsSync(join(folder, "Cargo.toml")) ? prepareCrate(folder) : {};
  const built = config.build ? buildIn(folder, config.build.command, prepared) : undefined;
  // It is `start` that fails then.
  built?.catch(() => {});
  const running = new Set();
  const bundles = new Map();
  const handleRuntimeStdio = (...streams) => streams.forEach((stream) => stream.on("data", log));
  return {
    async start(bindings, source = rest, adapt = (options) => options) {
      await built;
      if (!bundles.has(source)) bundles.set(source, await bundled(folder, config.main, source));
      const options = { ...optionsOf(bundles.get(source), config, bindings), ...assetsOf(folder, config), handleRuntimeStdio };
      const worker = new Miniflare(adapt(options));
      running.add(worker);
      const dispose = worker.dispose.bind(worker);
      // Nothing can be disposed of twice.
      worker.dispose = () => (running.delete(worker) ? dispose() : undefined);
      await worker.ready;
      return worker;
    },
    stop: () => Promise.all([...running].map((worker) => worker.dispose())),
  };
}

/** The configuration that a user deploys with; its comments stand on lines of their own. */
function configOf(folder) {
  return JSON.parse(readFileSync(join(folder, "wrangler.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""));
}

/** As wrangler does it before it bundles, but for what installs a tool: the tests have theirs. Others run meanwhile. */
async function buildIn(folder, command, prepared) {
  const [program, ...args] = command.split("&& ").at(-1).split(" ");
  const env = { ...process.env, ...prepared, PATH: [TOOLS, process.env.PATH].join(delimiter) };
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${said}`);
}

/** What wrangler makes of a configuration. */
function optionsOf(modules, config, bindings) {
  const objects = config.durable_objects?.bindings ?? [];
  const inSql = (name) => config.migrations.some(({ new_sqlite_classes: classes = [] }) => classes.includes(name));
  const services = (config.services ?? []).map(({ binding }) => binding);
  const only = (wanted) => Object.fromEntries(Object.entries(bindings).filter(([binding]) => services.includes(binding) === wanted));
  return {
    host: "127.0.0.1",
    port: 0,
    modules,
    modulesRoot: dirname(modules[0].path),
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    kvNamespaces: (config.kv_namespaces ?? []).map(({ binding }) => binding),
    r2Buckets: (config.r2_buckets ?? []).map(({ binding }) => binding),
    workflows: Object.fromEntries(
      (config.workflows ?? []).map(({ binding, name, class_name: className }) => [binding, { name, className }]),
    ),
    d1Databases: Object.fromEntries((config.d1_databases ?? []).map(({ binding, database_id: id }) => [binding, id])),
    ratelimits: Object.fromEntries((config.ratelimits ?? []).map(({ name, simple }) => [name, { simple }])),
    durableObjects: Object.fromEntries(
      objects.map(({ name, class_name: className }) => [name, { className, useSQLite: inSql(className) }]),
    ),
    ...queuesOf(config),
    serviceBindings: only(true),
    bindings: { ...config.vars, ...only(false) },
  };
}

function queuesOf({ queues: { producers = [], consumers = [] } = {} }) {
  return {
    queueProducers: Object.fromEntries(producers.map(({ binding, queue }) => [binding, { queueName: queue }])),
    queueConsumers: Object.fromEntries(
      consumers.map(({ queue, max_batch_size: maxBatchSize, max_batch_timeout: maxBatchTimeout, max_retries: maxRetries, ...rest }) => [
        queue,
        { maxBatchSize, maxBatchTimeout, maxRetries, deadLetterQueue: rest.dead_letter_queue },
      ]),
    ),
  };
}

/** The static files beside the Worker, and which of both is asked first. */
function assetsOf(folder, { assets }) {
  if (!assets) return {};
  const routerConfig = { has_user_worker: true, invoke_user_worker_ahead_of_assets: assets.run_worker_first };
  return { assets: { directory: join(folder, assets.directory), binding: assets.binding, routerConfig } };
}

/** Bundles the example as wrangler does, or a module that lies beside it: the modules that come of it, the Worker first. */
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
    external: ["cloudflare:*", "node:*"],
    nodePaths: [join(TESTS, "node_modules")],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  const wasm = readdirSync(outdir).filter((file) => file.endsWith(".wasm"));
  return [
    { type: "ESModule", path: join(outdir, basename(entry)) },
    ...wasm.map((file) => ({ type: "CompiledWasm", path: join(outdir, file) })),
  ];
}

// Runs every example in its host, from the packed package: node run.mjs --tarball FILE --mock URL [--only NAME,NAME]
//
// An example is a folder in examples/: a Worker by its wrangler.jsonc, a server of its own by the `start` of its package.json,
// and without a package.json the mock API, which runs already. The file of its name here exports `check(start, context)`,
// which throws where it fails; what `start` takes and gives is told in workers.mjs and servers.mjs. For an example that is a
// part of a Worker, it exports the rest as `source`, a module beside the example's own. No log may hold a secret of the
// bindings, nor what the check adds to `context.unspoken`.

import { cpSync, existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { guarded } from "../runtimes/process.mjs";
import { checkFiles, checkOnce, manifestOf } from "./files.mjs";
import { servers } from "./servers.mjs";
import { workers } from "./workers.mjs";

const EXAMPLES = join(import.meta.dirname, "../../../examples");
const LANES = 3;

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
checkOnce(found.map((name) => join(EXAMPLES, name)));
const shared = { mockUrl: values.mock.replace(/\/+$/, ""), apiKey: values["api-key"] };
const wanted = values.only.split(",").map((name) => ({ name, folder: join(consumer, "examples", name) }));
const isExample = ({ folder }) => existsSync(join(folder, "package.json"));
const waiting = wanted.filter(isExample).values();
// Most of what they do is to wait. What is done to the mock API comes last: an example may be asking it.
await Promise.all(Array.from({ length: LANES }, () => lane(waiting)));
await lane(wanted.filter((one) => !isExample(one)));

/** Takes one example after the other from those that wait. */
async function lane(waiting) {
  for (const { name, folder } of waiting) {
    const begin = Date.now();
    const failure = await run(name, folder).then(
      () => undefined,
      (error) => error,
    );
    console.log(`${name.padEnd(18)} ${failure ? "failed" : "passed"}  ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    if (!failure) continue;
    console.log(failure instanceof Error ? failure.stack : failure);
    process.exitCode = 1;
  }
}

/** Starts the example with the configuration that a user deploys with, checks it, and searches what it logged. */
async function run(name, folder) {
  const { check, source } = await import(`./${name}.mjs`);
  if (!isExample({ folder })) return guarded(check(undefined, shared));
  checkFiles(join(EXAMPLES, name));
  let logged = "";
  const read = (...streams) => {
    for (const stream of streams) stream.on("data", (chunk) => (logged += chunk));
  };
  const context = { ...shared, folder, unspoken: [], logged: () => logged };
  const host = manifestOf(folder).scripts?.start ? servers(folder, read) : workers(folder, source, read);
  const start = (bindings, ...more) => {
    context.unspoken.push(...secretsOf(bindings));
    return host.start(bindings, ...more);
  };
  try {
    await guarded(check(start, context));
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\n${logged.slice(-2_000)}`);
  } finally {
    await host.stop();
  }
  const said = context.unspoken.find((secret) => logged.includes(secret));
  if (said !== undefined) throw new Error(`the log holds ${said}:\n${logged}`);
}

function secretsOf(bindings) {
  return Object.entries(bindings).flatMap(([name, value]) => (/KEY|SECRET|TOKEN/.test(name) && value ? [value] : []));
}

// Runs every example in its host, from the packed package: node run.mjs --tarball FILE --mock URL [--only NAME,NAME]
//
// An example is a folder in examples/: a Worker by its wrangler.jsonc, a server of its own by the `start` of its package.json,
// one in Rust by its src/main.rs, and without any of these the mock API, which runs already. The file of its name here exports `check(start, context)`,
// which throws where it fails; what `start` takes and gives is told in workers.mjs and servers.mjs. For an example that is a
// part of a Worker, it exports the rest as `source`, a module beside the example's own. What needs a framework is an entry of
// tests/js/hosts.

import { cpSync, existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { HOSTS } from "../hosts/table.mjs";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { guarded } from "../runtimes/process.mjs";
import { built } from "./cargo.mjs";
import { checked } from "./checked.mjs";
import { checkFiles, checkLines, manifestOf } from "./files.mjs";
import { servers, serversOf } from "./servers.mjs";
import { workers } from "./workers.mjs";

const EXAMPLES = join(import.meta.dirname, "../../../examples");
const LANES = 3;

const found = readdirSync(EXAMPLES);
const elsewhere = HOSTS.flatMap(({ example = [] }) => example);
const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    "api-key": { type: "string", default: "test-secret-key" },
    only: { type: "string", default: found.filter((name) => !elsewhere.includes(name)).join(",") },
  },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--only sign-up-guard,webhook]");

const consumer = makeConsumer(values.tarball, "examples", []);
// What somebody has built in them is none of theirs.
const made = ["build", "node_modules", "target"];
cpSync(EXAMPLES, join(consumer, "examples"), { recursive: true, filter: (source) => !made.includes(basename(source)) });
const shared = { mockUrl: values.mock.replace(/\/+$/, ""), apiKey: values["api-key"] };
const wanted = values.only.split(",").map((name) => ({ name, folder: join(consumer, "examples", name) }));
const isInRust = ({ folder }) => existsSync(join(folder, "src/main.rs"));
const isExample = (one) => isInRust(one) || existsSync(join(one.folder, "package.json"));
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

/** Checks the example with the configuration that a user deploys with. */
async function run(name, folder) {
  const { check, source } = await import(`./${name}.mjs`);
  if (!isExample({ folder })) return guarded(check(undefined, shared));
  await checked(check, await hostOf(name, folder, source), { ...shared, folder });
}

async function hostOf(name, folder, source) {
  if (isInRust({ folder })) {
    checkLines(join(EXAMPLES, name));
    const program = await built(name);
    return (log) => serversOf(program, [], folder, log);
  }
  checkFiles(join(EXAMPLES, name));
  return (log) => (manifestOf(folder).scripts?.start ? servers(folder, log) : workers(folder, source, log));
}

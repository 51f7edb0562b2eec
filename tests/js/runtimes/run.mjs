// Runs the contract against the packed package in every runtime: node run.mjs --tarball FILE --mock URL --other URL [--only node20,workerd]

import { join } from "node:path";
import { parseArgs } from "node:util";
import { bun } from "./bun.mjs";
import { chromium } from "./chromium.mjs";
import { makeConsumer } from "./consumer.mjs";
import { deno } from "./deno.mjs";
import { edgeRuntime } from "./edge-runtime.mjs";
import { init, node20, node22, node24, required } from "./node.mjs";
import { searched } from "./output.mjs";
import { writeSealed } from "./seal.mjs";
import { holds } from "./verdict.mjs";
import { workerd, workerdNode } from "./workerd.mjs";

const RUNTIMES = {
  node20,
  node22,
  node24,
  require: required,
  init,
  deno,
  bun,
  workerd,
  "workerd-node": workerdNode,
  "edge-runtime": edgeRuntime,
  chromium,
};

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    // As many as there are lanes, in which runtimes run side by side: what one tells its mock is not for another.
    mock: { type: "string", multiple: true, default: [] },
    // For each lane a second mock API, to which no key may ever come.
    other: { type: "string", multiple: true, default: [] },
    "api-key": { type: "string", default: "test-secret-key" },
    only: { type: "string", default: Object.keys(RUNTIMES).join(",") },
  },
});
if (!values.tarball || values.mock.length === 0 || values.mock.length !== values.other.length)
  throw new Error("usage: run.mjs --tarball FILE --mock URL --other URL [--mock URL --other URL] [--only node20,workerd]");
const waiting = values.only.split(",");
for (const name of waiting) {
  if (!(name in RUNTIMES)) throw new Error(`unknown runtime ${name}, known are ${Object.keys(RUNTIMES).join(", ")}`);
}

await Promise.all(values.mock.map((mock, number) => lane(number, mock, values.other[number])));

/** Takes one runtime after the other from those that wait. */
async function lane(number, ...urls) {
  const consumer = makeConsumer(values.tarball, `consumer-${number}`, [
    "answers",
    "documents",
    "fixtures",
    "js/contract",
    "js/runtimes/inside",
  ]);
  writeSealed(join(consumer, "js/contract/sealed-results.js"));
  const [mockUrl, otherUrl] = urls.map((url) => url.replace(/\/+$/, ""));
  const context = { consumer, mockUrl, otherUrl, apiKey: values["api-key"] };
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const runtime = RUNTIMES[name];
    if (!(await holds(name, () => run(runtime, context)))) process.exitCode = 1;
  }
}

/** The contract in one runtime; what the runtime has printed is judged as well. */
async function run(runtime, context) {
  const { version, results, output } = await runtime(context);
  return { version, results: results.length > 0 ? [...results, searched(output)] : [] };
}

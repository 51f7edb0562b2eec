// Runs the contract against the packed package in every runtime: node run.mjs --tarball FILE --mock URL --other URL [--only node20,workerd]

import { join } from "node:path";
import { parseArgs } from "node:util";
import { bun } from "./bun.mjs";
import { chromium } from "./chromium.mjs";
import { makeConsumer } from "./consumer.mjs";
import { deno } from "./deno.mjs";
import { edgeRuntime } from "./edge-runtime.mjs";
import { init, node20, node22, node24 } from "./node.mjs";
import { searched } from "./output.mjs";
import { writeSealed } from "./seal.mjs";
import { holds } from "./verdict.mjs";
import { workerd, workerdNode } from "./workerd.mjs";

const RUNTIMES = { node20, node22, node24, init, deno, bun, workerd, "workerd-node": workerdNode, "edge-runtime": edgeRuntime, chromium };

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    // A second mock API, to which no key may ever come.
    other: { type: "string" },
    "api-key": { type: "string", default: "test-secret-key" },
    only: { type: "string", default: Object.keys(RUNTIMES).join(",") },
  },
});
if (!values.tarball || !values.mock || !values.other) throw new Error("usage: run.mjs --tarball FILE --mock URL --other URL [--only node20,workerd]");
const chosen = values.only.split(",");
for (const name of chosen) {
  if (!(name in RUNTIMES)) throw new Error(`unknown runtime ${name}, known are ${Object.keys(RUNTIMES).join(", ")}`);
}

const consumer = makeConsumer(values.tarball, "consumer", ["contract", "fixtures", "runtimes/inside"]);
writeSealed(join(consumer, "contract/sealed-results.js"));
const [mockUrl, otherUrl] = [values.mock, values.other].map((url) => url.replace(/\/+$/, ""));
const context = { consumer, mockUrl, otherUrl, apiKey: values["api-key"] };
for (const name of chosen) {
  if (!(await holds(name, () => run(name)))) process.exitCode = 1;
}

/** The contract in one runtime; what the runtime has printed is judged as well. */
async function run(name) {
  const { version, results, output } = await RUNTIMES[name](context);
  return { version, results: results.length > 0 ? [...results, searched(output)] : [] };
}

// Runs the contract against the packed package in every runtime: node run.mjs --tarball FILE --mock URL [--only node20,workerd]

import { join } from "node:path";
import { parseArgs } from "node:util";
import { bun } from "./bun.mjs";
import { chromium } from "./chromium.mjs";
import { makeConsumer } from "./consumer.mjs";
import { deno } from "./deno.mjs";
import { edgeRuntime } from "./edge-runtime.mjs";
import { init, node20, node22, node24 } from "./node.mjs";
import { writeSealed } from "./seal.mjs";
import { holds } from "./verdict.mjs";
import { workerd, workerdNode } from "./workerd.mjs";

const RUNTIMES = { node20, node22, node24, init, deno, bun, workerd, "workerd-node": workerdNode, "edge-runtime": edgeRuntime, chromium };

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    "api-key": { type: "string", default: "test-secret-key" },
    only: { type: "string", default: Object.keys(RUNTIMES).join(",") },
  },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--only node20,workerd]");
const chosen = values.only.split(",");
for (const name of chosen) {
  if (!(name in RUNTIMES)) throw new Error(`unknown runtime ${name}, known are ${Object.keys(RUNTIMES).join(", ")}`);
}

const consumer = makeConsumer(values.tarball, "consumer", ["contract", "runtimes/inside"]);
writeSealed(join(consumer, "contract/sealed-results.js"));
const context = { consumer, mockUrl: values.mock.replace(/\/+$/, ""), apiKey: values["api-key"] };
for (const name of chosen) {
  if (!(await holds(name, () => RUNTIMES[name](context)))) process.exitCode = 1;
}

// What follows a trap, in Node and workerd: node run.mjs --tarball FILE --wasm FOLDER [--only node20,workerd]

import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolVersion } from "../runtimes/consumer.mjs";
import { guarded, reportOf } from "../runtimes/process.mjs";
import { startWorker } from "../runtimes/start-worker.mjs";
import { holds } from "../runtimes/verdict.mjs";
import { WORD } from "./word.js";

const RUNTIMES = { node20, workerd };
/** The shipped files that the trapping ones take the place of. */
const REPLACED = ["client.js", "client_bg.wasm", "client-bytes.js"];

const { values } = parseArgs({
  options: { tarball: { type: "string" }, wasm: { type: "string" }, only: { type: "string", default: "node20,workerd" } },
});
if (!values.tarball || !values.wasm) throw new Error("usage: run.mjs --tarball FILE --wasm FOLDER [--only node20,workerd]");

const consumer = makeConsumer(values.tarball, "traps", ["contract", "runtimes/inside", "traps"]);
const installed = join(consumer, "node_modules/fingerprint-edge/wasm");
for (const file of readdirSync(installed)) {
  if (holdsWord(join(installed, file))) throw new Error(`the package's wasm/${file} can be made to trap: it is the tests' build`);
}
for (const file of REPLACED) copyFileSync(join(values.wasm, file), join(installed, file));
if (!holdsWord(join(installed, "client_bg.wasm"))) throw new Error("the build for these tests does not trap on demand");

for (const name of values.only.split(",")) {
  if (!(name in RUNTIMES)) throw new Error(`unknown runtime ${name}, known are ${Object.keys(RUNTIMES).join(", ")}`);
  if (!(await holds(name, RUNTIMES[name]))) process.exitCode = 1;
}

/** Whether a file has the word in it, also where it is the bytes in base64. */
function holdsWord(file) {
  const bytes = readFileSync(file);
  return bytes.includes(WORD) || Buffer.from(bytes.toString("latin1").match(/"([\w+/=]{1000,})"/)?.[1] ?? "", "base64").includes(WORD);
}

async function node20() {
  return reportOf(process.execPath, ["traps/inside/node.js"], { cwd: consumer });
}

async function workerd() {
  const miniflare = await startWorker(consumer, "traps/inside/worker.js");
  try {
    const answer = guarded(miniflare.dispatchFetch("http://worker.test/").then((response) => response.json()));
    return { version: toolVersion("workerd"), ...(await answer) };
  } finally {
    await miniflare.dispose();
  }
}

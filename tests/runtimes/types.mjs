// Compiles a project that has the packed package installed, without and with the DOM: node types.mjs --tarball FILE

import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile, toolVersion } from "./consumer.mjs";

const CONFIGS = { "without the DOM, nodenext": "tsconfig.json", "with the DOM, bundler": "tsconfig.dom.json" };

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: types.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "types-consumer", ["types"]);
const tsc = toolFile("typescript/bin/tsc");
for (const [name, config] of Object.entries(CONFIGS)) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "--project", `types/${config}`, "--pretty", "false"], { cwd: consumer, encoding: "utf8" });
  console.log(`tsc ${toolVersion("typescript")} ${name}: ${status === 0 ? "passed" : "failed"}`);
  if (status !== 0) {
    console.log((stdout + stderr).trimEnd().replace(/^/gm, "  "));
    process.exitCode = 1;
  }
}

// The stores of the guard, each in its host, from the packed package: node run.mjs --tarball FILE

import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { KEYS } from "../contract/sealed-events.js";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { GUARD_MS, guarded } from "../runtimes/process.mjs";
import { sealedEvent } from "./events.mjs";
import { WORKERS } from "./workers.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "guard", ["js/contract", "js/guard/inside"]);

const PROCESSES = {
  "memory in Node": [process.execPath],
  "memory in Bun": [toolFile("bun/bin/bun.exe"), "run", "--no-install"],
  "memory and Deno KV in Deno": [
    toolFile("deno/deno"),
    ...[
      "run",
      "--quiet",
      "--no-remote",
      "--node-modules-dir=manual",
      "--no-prompt",
      "--unstable-kv",
      `--allow-read=${consumer}`,
      `--allow-write=${consumer}`,
    ],
  ],
};
const CHECKS = { ...WORKERS };
for (const [name, [program, ...flags]] of Object.entries(PROCESSES)) {
  CHECKS[name] = async () => {
    const file = join(mkdtempSync(join(consumer, "kv-")), "kv");
    const sealed = Array.from({ length: 5 }, () => sealedEvent());
    const args = [...flags, "js/guard/inside/process.js", KEYS[0], file, ...sealed];
    const { stdout, stderr } = spawnSync(program, args, { cwd: consumer, encoding: "utf8", timeout: GUARD_MS });
    if (!stdout.endsWith("done\n")) throw new Error(stderr + stdout);
  };
}

for (const [name, check] of Object.entries(CHECKS)) {
  try {
    await guarded(check(consumer));
    console.log(`passed  ${name}`);
  } catch (error) {
    console.log(`FAILED  ${name}\n${error.stack}`);
    process.exitCode = 1;
  }
}

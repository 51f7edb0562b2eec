// What the sets of test runners share: how Jest and Vitest are run over one test.

import { judgedTest } from "./judge.mjs";
import { ran } from "./programs.mjs";

/** An entry of the table. Vitest 5 runs in no Node 20; what else runs there is tried there. */
export function runner(set, entry) {
  return { version: entry.tool.toLowerCase(), set, node: entry.tool === "Vitest" ? "node24" : "node20", ...entry };
}

export async function jest(host, pattern, { options = [], env = {} } = {}) {
  judgedTest(await ran(host.tool("jest"), [pattern, ...options], { cwd: host.folder, env: { ...host.env, ...env } }));
}

export async function vitest(host, pattern, ...options) {
  judgedTest(await host.run("vitest", "run", pattern, ...options));
}

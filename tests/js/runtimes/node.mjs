// The contract in Node: the machine's own and the newer ones of tests/js/package.json, by `require`, and through
// `fingerprint-edge/init`.

import { toolFile } from "./consumer.mjs";
import { exits } from "./exit.mjs";
import { hardened } from "./hardened.mjs";
import { reportOf } from "./process.mjs";

/** How Node itself can be hardened, beside frozen intrinsics. */
const HARDENING = [
  [[], "lockdown"],
  [["--frozen-intrinsics"], "never"],
  [["--disable-proto=delete"], "before"],
  [["--disable-proto=throw"], "after"],
  [["--disallow-code-generation-from-strings"], "before"],
];

const run =
  (program, script, { flags = [], hardening } = {}) =>
  async (context) => {
    const { consumer, mockUrl, apiKey, otherUrl } = context;
    const report = await reportOf(program, [...flags, `js/runtimes/inside/${script}`, mockUrl, apiKey, otherUrl], { cwd: consumer });
    const more = hardening ? await hardened(program, hardening, context) : [];
    return { ...report, results: [...report.results, await exits(program, context), ...more] };
  };

export const node20 = run(process.execPath, "node.js", { hardening: HARDENING });
// As Node 20.16 does, and Jest: newer ones load the ES module.
export const required = run(process.execPath, "node-require.cjs", { flags: ["--no-experimental-require-module"] });
export const init = run(process.execPath, "node-init.js");
export const node22 = (context) => run(toolFile("node22/bin/node"), "node.js")(context);
export const node24 = (context) => run(toolFile("node24/bin/node"), "node.js", { hardening: HARDENING })(context);

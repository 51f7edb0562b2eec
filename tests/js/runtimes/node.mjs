// The contract in Node: the machine's own and the newer ones of tests/js/package.json, by `require`, and through
// `fingerprint-edge/init`.

import { execFileSync } from "node:child_process";
import { toolFile } from "./consumer.mjs";
import { exits } from "./exit.mjs";
import { hardened } from "./hardened.mjs";
import { reportOf } from "./process.mjs";
import { namesTheRemedies } from "./refused.mjs";

/** How Node itself can be hardened, beside frozen intrinsics. */
const HARDENING = [
  [[], "lockdown"],
  [["--frozen-intrinsics"], "never"],
  [["--disable-proto=delete"], "before"],
  [["--disable-proto=throw"], "after"],
  [["--disallow-code-generation-from-strings"], "before"],
];

const run =
  (program, script, { hardening } = {}) =>
  async (context) => {
    const { consumer, mockUrl, apiKey, otherUrl } = context;
    const report = await reportOf(program, [`js/runtimes/inside/${script}`, mockUrl, apiKey, otherUrl], { cwd: consumer });
    const more = hardening ? await hardened(program, hardening, context) : [];
    const refused = await namesTheRemedies(() => withoutWasm(program, consumer), "TypeError");
    return { ...report, results: [...report.results, await exits(program, context), ...more, refused] };
  };

/** What a client says where there is no `WebAssembly` at all, as without a compiler. */
function withoutWasm(program, consumer) {
  const script = 'import { refusal } from "./js/runtimes/inside/refused.js"; console.log(JSON.stringify(refusal()));';
  const args = ["--jitless", "--input-type=module", "--eval", script];
  return JSON.parse(execFileSync(program, args, { cwd: consumer, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

export const node20 = run(process.execPath, "node.js", { hardening: HARDENING });
export const required = run(process.execPath, "node-require.cjs");
export const init = run(process.execPath, "node-init.js");
export const node22 = (context) => run(toolFile("node22/bin/node"), "node.js")(context);
export const node24 = (context) => run(toolFile("node24/bin/node"), "node.js", { hardening: HARDENING })(context);

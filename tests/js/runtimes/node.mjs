// The contract in Node: the machine's own and the newer ones of tests/js/package.json, and through `fingerprint-edge/init`.

import { toolFile } from "./consumer.mjs";
import { exits } from "./exit.mjs";
import { reportOf } from "./process.mjs";

const run = (program, script) => async (context) => {
  const { consumer, mockUrl, apiKey, otherUrl } = context;
  const report = await reportOf(program, [`runtimes/inside/${script}`, mockUrl, apiKey, otherUrl], { cwd: consumer });
  return { ...report, results: [...report.results, await exits(program, context)] };
};

export const node20 = run(process.execPath, "node.js");
export const init = run(process.execPath, "node-init.js");
export const node22 = (context) => run(toolFile("node22/bin/node"), "node.js")(context);
export const node24 = (context) => run(toolFile("node24/bin/node"), "node.js")(context);

// The contract in Bun.

import { toolFile } from "./consumer.mjs";
import { hardened } from "./hardened.mjs";
import { reportOf } from "./process.mjs";

// Bun would fetch a missing package by itself: only what npm has installed counts.
const RUN = ["run", "--no-install"];

export async function bun(context) {
  const { consumer, mockUrl, apiKey, otherUrl } = context;
  const program = toolFile("bun/bin/bun.exe");
  const report = await reportOf(program, [...RUN, "js/runtimes/inside/bun.js", mockUrl, apiKey, otherUrl], { cwd: consumer });
  return { ...report, results: [...report.results, ...(await hardened(program, [], context, RUN))] };
}

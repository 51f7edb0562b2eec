// The contract in Deno, with no permission but to reach the two mock APIs.

import { toolFile } from "./consumer.mjs";
import { hardened } from "./hardened.mjs";
import { reportOf } from "./process.mjs";

const RUN = ["run", "--quiet", "--no-remote", "--node-modules-dir=manual", "--no-prompt"];

export async function deno(context) {
  const { consumer, mockUrl, apiKey, otherUrl } = context;
  // Deno ignores a tarball in package.json: npm has installed it, and `manual` means that folder.
  const permission = `--allow-net=${new URL(mockUrl).host},${new URL(otherUrl).host}`;
  const program = toolFile("deno/deno");
  const report = await reportOf(program, [...RUN, permission, "js/runtimes/inside/deno.js", mockUrl, apiKey, otherUrl], { cwd: consumer });
  return { ...report, results: [...report.results, ...(await hardened(program, [], context, RUN))] };
}

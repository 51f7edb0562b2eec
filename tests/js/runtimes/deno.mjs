// The contract in Deno, with no permission but to reach the two mock APIs.

import { toolFile } from "./consumer.mjs";
import { reportOf } from "./process.mjs";

export function deno({ consumer, mockUrl, apiKey, otherUrl }) {
  const permissions = ["--no-prompt", `--allow-net=${new URL(mockUrl).host},${new URL(otherUrl).host}`];
  // Deno ignores a tarball in package.json: npm has installed it, and `manual` means that folder.
  const args = ["run", "--quiet", "--no-remote", "--node-modules-dir=manual", ...permissions, "runtimes/inside/deno.js", mockUrl, apiKey, otherUrl];
  return reportOf(toolFile("deno/deno"), args, { cwd: consumer });
}

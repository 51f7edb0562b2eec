// That the package does its job in a process whose intrinsics are frozen, before it is imported or after.

import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { toolFile } from "./consumer.mjs";

const GUARD_MS = 180_000;
const SES = pathToFileURL(toolFile("ses/index.js")).href;

/**
 * Results for the report, one for each process. `more` has pairs of flags and of when the intrinsics are frozen, `command`
 * what the program wants before a script.
 */
export async function hardened(program, more, { consumer }, command = []) {
  const results = [];
  for (const [flags, when] of [[[], "before"], [[], "after"], ...more]) {
    const begin = Date.now();
    const error = await failure(program, [...flags, ...command, "js/runtimes/inside/hardened.js", SES, when], consumer);
    const name = `everything works with ${flags.concat(`intrinsics frozen: ${when}`).join(", ")}`;
    results.push({ name, ms: Date.now() - begin, ...(error === undefined ? {} : { error }) });
  }
  return results;
}

/** Why the process did not do its job. */
function failure(program, args, cwd) {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, timeout: GUARD_MS }, (error, stdout, stderr) => {
      resolve(error === null && stdout.endsWith("done\n") ? undefined : `${error}\n${stdout}${stderr}`);
    });
  });
}

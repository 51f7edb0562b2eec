// That Node ends by itself once the calls are done, whatever became of them: what keeps it alive was left behind.

import { spawn } from "node:child_process";

/** Far less than the limits of the calls, far more than Node needs to end. */
const PATIENCE_MS = 20_000;
const GUARD_MS = 180_000;

/** Runs the calls of inside/exit.js in a process of their own: one result for the report. */
export async function exits(program, { consumer, mockUrl, apiKey }) {
  const begin = Date.now();
  const error = await ended(
    spawn(program, ["js/runtimes/inside/exit.js", mockUrl, apiKey], { cwd: consumer, stdio: ["ignore", "pipe", "pipe"] }),
  );
  return {
    name: "Node ends by itself after calls that failed in every way",
    ms: Date.now() - begin,
    ...(error === undefined ? {} : { error }),
  };
}

/** Why the process did not end as it should. */
async function ended(child) {
  let output = "";
  let killed;
  const kill = (why) => () => {
    killed = why;
    child.kill("SIGKILL");
  };
  let guard = setTimeout(kill(`the calls took more than ${GUARD_MS} ms`), GUARD_MS);
  const read = (chunk) => {
    output += chunk;
    if (!output.includes("done\n")) return;
    clearTimeout(guard);
    guard = setTimeout(kill(`still alive ${PATIENCE_MS} ms after its calls were done`), PATIENCE_MS);
  };
  child.stdout.on("data", read);
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => clearTimeout(guard));
  if (killed !== undefined) return `${killed}\n${output}`;
  return code === 0 && output.includes("done\n") ? undefined : `ended with ${code}\n${output}`;
}

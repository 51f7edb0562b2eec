// Runs the contract in a process of its own, and reads the report that it prints.

import { spawn } from "node:child_process";

/** How long a runtime may take: a guard against one that hangs, nothing that a healthy run comes near. */
export const GUARD_MS = 900_000;
const REPORT = "contract-report:";

/** Starts the program, waits until it ends by itself, and gives its report, with all that it printed besides. */
export async function reportOf(program, args, { cwd }) {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  let late = false;
  const guard = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, GUARD_MS);
  const ended = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(signal ?? code));
  }).finally(() => clearTimeout(guard));
  const line = stdout.split("\n").find((text) => text.startsWith(REPORT));
  // A report is not enough: a rejection that nobody handled, or a timer left behind, shows only now.
  if (late) throw new Error(`still running after ${GUARD_MS} ms${line ? ", though the contract was done" : ""}\n${stderr}`);
  if (ended !== 0 || !line) throw new Error(`ended with ${ended}${line ? "" : " and no report"}\n${stderr || stdout}`);
  // The report tells what failed, in words of its own.
  return { ...JSON.parse(line.slice(REPORT.length)), output: stdout.replace(line, "") + stderr };
}

/** Rejects when the promise takes longer than a runtime may. */
export async function guarded(promise) {
  let timer;
  const guard = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still running after ${GUARD_MS} ms`)), GUARD_MS);
  });
  return Promise.race([promise, guard]).finally(() => clearTimeout(timer));
}

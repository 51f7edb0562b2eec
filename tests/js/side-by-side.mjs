// Programs run side by side, as many as there are cores: what each says that fails.

import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";

/**
 * Runs a program of Node, and gives how it ended.
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
export function program(args, cwd, env = process.env) {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ status, stdout, stderr });
    });
  });
}

/** What a program says that fails; nothing when all is well. */
export async function wrongOf(args, cwd) {
  const { status, stdout, stderr } = await program(args, cwd);
  return status === 0 ? "" : stdout + stderr || `ended with ${status}`;
}

/** Prints how a test ended, and has the process fail where something is wrong. */
export function report(name, wrong) {
  console.log(`${wrong ? "FAILED" : "passed"}  ${name}${wrong ? `\n${wrong}` : ""}`);
  if (wrong) process.exitCode = 1;
}

/** Reports tests, each a name and a function that gives what is wrong, in their order. */
export async function reportAll(tests) {
  const results = [];
  let next = 0;
  async function work() {
    while (next < tests.length) {
      const at = next++;
      results[at] = await tests[at][1]();
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const [at, [name]] of tests.entries()) report(name, results[at]);
}

// Builds an example that is a program in Rust.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(import.meta.dirname, "../../..");
/** Those with which the Rust tests run: what they compiled is not compiled again. */
const FEATURES = ["mock", "trust", "reqwest", "tracing", "__typescript"].map((name) => `fingerprint-edge/${name}`);

/** The path of the program, which has the name of its package. */
export async function built(name) {
  const args = ["build", "--workspace", "--bin", name, "--features", FEATURES.join(","), "--message-format", "json"];
  const { stdout } = await promisify(execFile)("cargo", args, { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 });
  const messages = stdout.split("\n").filter(Boolean).map(JSON.parse);
  const program = messages.find(({ executable, target }) => executable && target.name === name)?.executable;
  if (!program) throw new Error(`cargo built no \`${name}\``);
  return program;
}

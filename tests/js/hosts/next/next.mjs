// Builds a project with Next and starts it, as its starter's scripts do.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutWarning } from "../judge.mjs";
import { served } from "../programs.mjs";

const PROJECT = join(import.meta.dirname, "project");

/** Of Next's own: what it thinks of these files, whatever they import. */
const OWN = [
  /"middleware" file convention is deprecated/,
  /The Edge Runtime is deprecated/,
  /edge runtime on a page currently disables static generation/,
];

/** Lays `files` of the project into the host's folder, in place of those of another build. */
export function laid(host, files, config = {}) {
  for (const file of ["app", "middleware.js", "proxy.js", ".next"]) rmSync(join(host.folder, file), { recursive: true, force: true });
  for (const file of files) cpSync(join(PROJECT, file), join(host.folder, file), { recursive: true });
  writeFileSync(join(host.folder, "next.config.mjs"), `export default ${JSON.stringify(config)};\n`);
}

export async function built(host, ...args) {
  silent(await host.run("next", "build", ...args));
}

/** Rejects the output of a build with a warning that Next does not give of itself. */
export function silent(output) {
  const warning = output.split("\n").find((line) => line.includes("⚠") && !OWN.some((own) => own.test(line)));
  if (warning !== undefined) throw new Error(`it warns: ${warning}\n${output.slice(-4_000)}`);
  withoutWarning(output);
}

/** Runs `use` with the URL of the started project. */
export async function started(host, path, use, env = {}) {
  const args = (port) => ["start", "--hostname", "127.0.0.1", "--port", String(port)];
  const server = await served(host.tool("next"), args, { cwd: host.folder, env: { ...host.env, ...env }, path });
  await use(server.url).finally(server.stop);
}

/** The wasm files that an edge route takes along. */
export function wasmOf(host, route) {
  const { functions } = JSON.parse(readFileSync(join(host.folder, ".next/server/middleware-manifest.json"), "utf8"));
  return functions[route].wasm.map(({ filePath }) => filePath);
}

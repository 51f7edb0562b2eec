// Package managers that fetch the package from a registry, and lay it out as npm does not: pnpm by links into a store, Yarn as
// an archive that Node reads through a loader.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgedOutput } from "../judge.mjs";
import { ran } from "../programs.mjs";
import { withRegistry } from "../registry.mjs";

const entry = (name, tool, version, run) => ({ name, tool, mode: "add", version, set: "managers", node: "node24", quick: false, run });

/** The job by `node` in a project that had no package before `add`. */
async function added(host, name, { command, node, files, env }) {
  const cwd = join(host.folder, "out", name);
  mkdirSync(cwd, { recursive: true });
  cpSync(join(host.folder, "job"), join(cwd, "job"), { recursive: true });
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await withRegistry(host, async (registry) => {
    for (const [file, text] of Object.entries(files(registry))) writeFileSync(join(cwd, file), text);
    await ran(host.tool(command), ["add", "fingerprint-edge"], { cwd, env: { ...host.env, ...env } });
  });
  for (const program of ["job/program.js", "job/program.cjs"]) {
    const [file, ...args] = [...node, program];
    judgedOutput(await ran(file, args, { cwd, env: { ...host.env, ...env } }));
  }
}

export default [
  entry("pnpm", "pnpm", "pnpm", (host) =>
    added(host, "pnpm", {
      command: "pnpm",
      node: ["node"],
      // A store and a workspace of its own: what is tried is not what an earlier run left.
      files: (registry) => ({ ".npmrc": `registry=${registry}\n`, "pnpm-workspace.yaml": "storeDir: .store\ncacheDir: .cache\n" }),
    }),
  ),
  entry("yarn", "Yarn", "@yarnpkg/cli-dist", (host) =>
    added(host, "yarn", {
      command: "yarn",
      node: [host.tool("yarn"), "node"],
      files: (registry) => ({
        ".yarnrc.yml": `npmRegistryServer: "${registry}"\nunsafeHttpWhitelist: ["127.0.0.1"]\nenableGlobalCache: false\n`,
        "yarn.lock": "",
      }),
      env: { YARN_ENABLE_TELEMETRY: "0", YARN_IGNORE_PATH: "1" },
    }),
  ),
];

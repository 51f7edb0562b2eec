// Deno and Bun: the job as a program, a test, a bundle and one file that runs by itself, by the package that npm installed and
// by the one that they fetch from a registry themselves.

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolFile, toolVersion } from "../../runtimes/consumer.mjs";
import { judgedOutput, judgedTest } from "../judge.mjs";
import { ran } from "../programs.mjs";
import { withRegistry } from "../registry.mjs";

const DENO = toolFile("deno/deno");
const BUN = toolFile("bun/bin/bun.exe");

const entry = (name, tool, mode, run, more = {}) => ({
  name,
  tool,
  mode,
  version: () => toolVersion(tool.toLowerCase()),
  set: "runtimes",
  node: "node20",
  quick: true,
  run,
  ...more,
});

const deno = (host, args, { cwd = host.folder, env = {} } = {}) => ran(DENO, args, { cwd, env: { ...host.env, ...env } });
const bun = (host, args, { cwd = host.folder, env = {} } = {}) => ran(BUN, args, { cwd, env: { ...host.env, ...env } });

/** What a program of Deno's may: to read its two variables, and to reach the API. */
const permissions = ({ mockUrl }) => [
  "--no-prompt",
  "--allow-env=FINGERPRINT_SECRET_KEY,FINGERPRINT_BASE_URL",
  `--allow-net=${new URL(mockUrl).host}`,
];

/** A folder of its own, with the job in it and no package. */
function freshProject(host, name) {
  const folder = join(host.folder, "out", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(host.folder, "job"), join(folder, "job"), { recursive: true });
  return folder;
}

export default [
  entry("deno", "Deno", "run", async (host) => {
    judgedOutput(await deno(host, ["run", ...permissions(host), "job/program.js"]));
    // Deno's `require` looks for files as a program would, which needs a permission.
    judgedOutput(await deno(host, ["run", ...permissions(host), "--allow-read=.", "job/program.cjs"]));
  }),
  entry("deno-test", "Deno", "test", async (host) => judgedTest(await deno(host, ["test", ...permissions(host), "deno.test.js"]))),
  entry("deno-check", "Deno", "check", async (host) => void (await deno(host, ["check", "typed.ts"]))),
  entry("deno-bundle", "Deno", "bundle", async (host) => {
    await deno(host, ["bundle", "--quiet", "job/program.js", "--output", "out/deno-bundle/program.js"]);
    judgedOutput(await deno(host, ["run", ...permissions(host), "program.js"], { cwd: join(host.folder, "out/deno-bundle") }));
  }),
  entry("deno-npm", "Deno", "`npm:`", (host) =>
    withRegistry(host, async (registry) => {
      const cwd = freshProject(host, "deno-npm");
      cpSync(join(host.folder, "typed.ts"), join(cwd, "typed.ts"));
      writeFileSync(join(cwd, "deno.json"), "{}");
      const env = { NPM_CONFIG_REGISTRY: registry, DENO_DIR: join(cwd, ".deno") };
      await deno(host, ["add", "npm:fingerprint-edge"], { cwd, env });
      judgedOutput(await deno(host, ["run", ...permissions(host), "job/program.js"], { cwd, env }));
      await deno(host, ["check", "typed.ts"], { cwd, env });
    }),
  ),
  entry("bun", "Bun", "run", async (host) => {
    judgedOutput(await bun(host, ["run", "--no-install", "job/program.js"]));
    judgedOutput(await bun(host, ["run", "--no-install", "job/program.cjs"]));
  }),
  entry("bun-test", "Bun", "test", async (host) => judgedTest(await bun(host, ["test", "bun.test.js"]))),
  entry("bun-compile", "Bun", "build --compile", async (host) => {
    await bun(host, ["build", "--compile", "job/program.js", "--outfile", "out/compiled"]);
    // Elsewhere, so that nothing of the project is found.
    const cwd = freshProject(host, "bun-compile");
    judgedOutput(await ran(join(host.folder, "out/compiled"), [], { cwd, env: host.env }));
  }),
  entry("bun-add", "Bun", "add", (host) =>
    withRegistry(host, async (registry) => {
      const cwd = freshProject(host, "bun-add");
      writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, type: "module" }));
      const env = { BUN_CONFIG_REGISTRY: registry, BUN_INSTALL_CACHE_DIR: join(cwd, ".cache") };
      await bun(host, ["add", "fingerprint-edge"], { cwd, env });
      judgedOutput(await bun(host, ["run", "--no-install", "job/program.js"], { cwd }));
    }),
  ),
];

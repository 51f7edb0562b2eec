// Test runners over a test that is the job, and TypeScript that runs as it is written.

import { judgedOutput, judgedTest } from "../judge.mjs";
import { ran } from "../programs.mjs";

const entry = (name, tool, mode, run, more = {}) => ({
  name,
  tool,
  mode,
  version: tool.toLowerCase(),
  set: "runners",
  node: "node20",
  quick: true,
  run,
  ...more,
});

const jest = async (host, pattern, { options = [], env = {} } = {}) =>
  judgedTest(await ran(host.tool("jest"), [pattern, ...options], { cwd: host.folder, env: { ...host.env, ...env } }));

const vitest = (pattern, ...options) => [
  async (host) => judgedTest(await host.run("vitest", "run", pattern, ...options)),
  // Vitest 5 runs in no Node 20.
  { node: "node24" },
];

export default [
  entry("jest", "Jest", "CommonJS", (host) => jest(host, "by-require")),
  entry("jest-esm", "Jest", "ES modules", (host) => jest(host, "by-import", { env: { NODE_OPTIONS: "--experimental-vm-modules" } }), {
    needs: "Jest's own `NODE_OPTIONS=--experimental-vm-modules`",
  }),
  entry("ts-jest", "ts-jest", "", (host) => jest(host, "by-compiler", { options: ["--config", "ts-jest.config.cjs"] })),
  entry("vitest", "Vitest", "forks", ...vitest("vitest/job")),
  entry("vitest-threads", "Vitest", "threads", ...vitest("vitest/job", "--pool=threads")),
  entry("vitest-vm-threads", "Vitest", "vmThreads", ...vitest("vitest/job", "--pool=vmThreads")),
  entry("vitest-happy-dom", "Vitest", "happy-dom", vitest("vitest/in-happy-dom")[0], {
    node: "node24",
    needs: "`dangerouslyAllowBrowser` beside a key: it passes for a web page",
  }),
  entry("mocha", "Mocha", "", async (host) => judgedTest(await host.run("mocha", "mocha/job.cjs"))),
  entry("tsx-cts", "tsx", "`.cts`", async (host) => judgedOutput(await host.run("tsx", "typed/program.cts"))),
  entry("tsx-mts", "tsx", "`.mts`", async (host) => judgedOutput(await host.run("tsx", "typed/program.mts"))),
];

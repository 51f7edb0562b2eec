// Test runners over a test that is the job, and TypeScript that runs as it is written.

import { judgedOutput } from "../judge.mjs";
import { jest, runner, vitest } from "../runners.mjs";

const entry = (name, tool, mode, run, more) => runner("runners", { name, tool, mode, quick: true, run, ...more });

export default [
  entry("jest", "Jest", "CommonJS", (host) => jest(host, "by-require")),
  entry("jest-esm", "Jest", "ES modules", (host) => jest(host, "by-import", { env: { NODE_OPTIONS: "--experimental-vm-modules" } }), {
    needs: "Jest's own `NODE_OPTIONS=--experimental-vm-modules`",
  }),
  entry("vitest", "Vitest", "forks", (host) => vitest(host, "vitest/job")),
  entry("vitest-threads", "Vitest", "threads", (host) => vitest(host, "vitest/job", "--pool=threads")),
  entry("vitest-vm-threads", "Vitest", "vmThreads", (host) => vitest(host, "vitest/job", "--pool=vmThreads")),
  entry("tsx-cts", "tsx", "`.cts`", async (host) => judgedOutput(await host.run("tsx", "typed/program.cts"))),
  entry("tsx-mts", "tsx", "`.mts`", async (host) => judgedOutput(await host.run("tsx", "typed/program.mts"))),
];

// Test runners as projects of pages and of TypeScript set them up: with a document, with a compiler before the tests; and Mocha.

import { judgedTest } from "../judge.mjs";
import { jest, runner, vitest } from "../runners.mjs";

const entry = (name, tool, mode, run, more) => runner("runners-more", { name, tool, mode, quick: false, run, ...more });

const PAGE = "`dangerouslyAllowBrowser` beside a key: it passes for a web page";

export default [
  entry(
    "jest-jsdom",
    "Jest",
    "jsdom",
    async (host) => {
      await jest(host, "imported-in-jsdom");
      await jest(host, "/in-jsdom");
    },
    { needs: `\`jest-fixed-jsdom\`; ${PAGE}` },
  ),
  entry("ts-jest", "ts-jest", "TypeScript to CommonJS", (host) =>
    jest(host, "by-compiler", { options: ["--config", "ts-jest.config.cjs"] }),
  ),
  entry("vitest-happy-dom", "Vitest", "happy-dom", (host) => vitest(host, "vitest/in-happy-dom"), { needs: PAGE }),
  entry("mocha", "Mocha", "CommonJS", async (host) => judgedTest(await host.run("mocha", "mocha/job.cjs"))),
];

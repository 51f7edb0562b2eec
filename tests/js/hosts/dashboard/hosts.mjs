// The dashboard of the examples: what its Worker lets in and answers, and what a person makes of its page.

import { cpSync } from "node:fs";
import { basename, join } from "node:path";
import { checked } from "../../examples/checked.mjs";
import { checkLines } from "../../examples/files.mjs";
import { workers } from "../../examples/workers.mjs";
import { checkTools } from "../example.mjs";

const SOURCE = join(import.meta.dirname, "../../../../examples/dashboard");

/**
 * An entry of the table. The file `check` beside this one exports `check(start, context)`, as the examples' do: `start`
 * gives the dashboard in workerd with those bindings, its page built; the context has the mock's `mockUrl` and the `folder`.
 */
const entry = (name, tool, mode, version, check) => ({
  name,
  example: "dashboard",
  tool,
  mode,
  version,
  set: "dashboard",
  node: "node20",
  quick: true,
  async run(host) {
    checkLines(SOURCE);
    // Its development dependencies are tools of the build.
    checkTools(SOURCE, host.folder, ["dependencies"]);
    // Where it finds what the set has installed, and in a folder of its own: each builds its page.
    const folder = join(host.folder, `example-${name}`);
    cpSync(SOURCE, folder, { recursive: true, filter: (file) => !["node_modules", "public"].includes(basename(file)) });
    const tried = await import(`./${check}.mjs`);
    await checked(tried.check, (log) => workers(folder, undefined, log), { folder, mockUrl: host.mockUrl, apiKey: host.apiKey });
  },
});

export default [
  entry("dashboard", "Hono on Workers", "the example", "hono", "worker"),
  entry("dashboard-page", "Preact in Chromium", "the example's page", "preact", "page"),
  entry("dashboard-looks", "Preact in Chromium", "the page on each screen", "preact", "looks"),
];

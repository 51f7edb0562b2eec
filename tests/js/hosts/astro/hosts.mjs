// Astro on Workers and on Node. A set of its own: of what it shares with other frameworks it needs other versions, at the project's root.

import { join } from "node:path";
import { oneWasm } from "../judge.mjs";
import { asProject, builtBy, judgedServer } from "../servers.mjs";
import { asWorker, writeBindings } from "../workers.mjs";

const entry = (name, tool, mode, run) => ({ name, tool, mode, version: "astro", set: "astro", node: "node24", run });

/** The whole job by a route of Astro's own server. */
const judgedAstro = (host, mode) =>
  judgedServer(host, host.tool("astro"), (port) => [mode, "--host", "127.0.0.1", "--port", String(port)], "/answer");

export default [
  entry("astro-build", "Astro on Workers", "build, preview", async (given) => {
    const host = asWorker(given, "build", "workers");
    await builtBy(host, "astro", "build");
    // Astro leaves behind what the plugin that it stands on would copy to the build.
    writeBindings(host, join(host.folder, "dist/server"));
    await judgedAstro(host, "preview");
    const lean = asProject(given, "build-lean", "workers", "lean");
    await builtBy(lean, "astro", "build");
    oneWasm(join(lean.folder, "dist/server"));
  }),
  entry("astro-dev", "Astro on Workers", "dev", async (given) => {
    await judgedAstro(asWorker(given, "dev", "workers"), "dev");
  }),
  entry("astro-node", "Astro on Node", "build, start", async (given) => {
    const host = asProject(given, "on-node", "workers", "node");
    await builtBy(host, "astro", "build");
    await judgedServer(host, "node", () => ["dist/server/entry.mjs"], "/answer");
  }),
];

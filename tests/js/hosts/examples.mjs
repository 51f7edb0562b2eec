// The examples over frameworks, each over a set that has its tools.

import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workers } from "../examples/workers.mjs";
import { example, servedBy } from "./example.mjs";
import { inTurnOf, laid } from "./next/next.mjs";

const entry = (name, example, tool, version, set, run) => ({ name, example, tool, mode: "the example", version, set, node: "node24", run });

/** Next reads the config of the folder above, which must be none of another project's. */
const nextIn = (set, run) =>
  inTurnOf[set]((host) => {
    laid(host, []);
    return run(host);
  });
const servedByNext = (command, path) => servedBy("next", (port) => [command, "--hostname", "127.0.0.1", "--port", String(port)], path);

const next = example("next", { build: ["next", "build"], hostOf: servedByNext("start", "/api/sign-up") });
const guard = (more) => example("next-guard", { build: ["next", "build"], hostOf: servedByNext("start", "/api/orders"), ...more });
const developed = { build: undefined, hostOf: servedByNext("dev", "/api/orders") };

/** What Next 16 calls it. */
function asProxy(folder) {
  const file = join(folder, "proxy.js");
  renameSync(join(folder, "middleware.js"), file);
  writeFileSync(file, readFileSync(file, "utf8").replace("function middleware(", "function proxy("));
}

const nextGuard = (name, set, more, mode) => ({ ...entry(name, "next-guard", "Next", "next", set, nextIn(set, guard(more))), mode });

export default [
  entry("next-15-example", "next", "Next", "next", "next/15", nextIn("next/15", next)),
  entry("next-16-example", "next", "Next", "next", "next/16", nextIn("next/16", next)),
  nextGuard("next-15-guard", "next/15", {}, "a guard as middleware"),
  nextGuard("next-15-guard-dev", "next/15", developed, "a guard as middleware; `next dev`"),
  nextGuard("next-16-guard", "next/16", {}, "a guard as middleware"),
  nextGuard("next-16-guard-proxy", "next/16", { change: asProxy }, "a guard as proxy"),
  nextGuard("next-16-guard-dev", "next/16", { ...developed, change: asProxy }, "a guard as proxy; `next dev`"),
  entry(
    "sveltekit-example",
    "sveltekit",
    "SvelteKit on Workers",
    "@sveltejs/kit",
    "cloudflare",
    example("sveltekit", { build: ["vite", "build"], hostOf: (folder, log) => workers(folder, undefined, log) }),
  ),
];

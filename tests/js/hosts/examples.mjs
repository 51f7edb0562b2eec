// The examples over frameworks, each over a set that has its tools.

import { workers } from "../examples/workers.mjs";
import { example, servedBy } from "./example.mjs";

const entry = (name, example, tool, version, set, run) => ({ name, example, tool, mode: "the example", version, set, node: "node24", run });

const next = example("next", {
  build: ["next", "build"],
  hostOf: servedBy("next", (port) => ["start", "--hostname", "127.0.0.1", "--port", String(port)], "/api/sign-up"),
});

export default [
  entry("next-15-example", "next", "Next", "next", "next/15", next),
  entry("next-16-example", "next", "Next", "next", "next/16", next),
  entry(
    "sveltekit-example",
    "sveltekit",
    "SvelteKit on Workers",
    "@sveltejs/kit",
    "cloudflare",
    example("sveltekit", { build: ["vite", "build"], hostOf: (folder, log) => workers(folder, undefined, log) }),
  ),
];

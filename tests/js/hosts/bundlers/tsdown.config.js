// tsdown leaves dependencies outside; for the lean program, what a user asked for is inside.
import { defineConfig } from "tsdown";

export default defineConfig([
  { entry: ["job/program.js"], format: ["esm", "cjs"], outDir: "out/tsdown" },
  { entry: ["job/lean.js"], format: ["esm"], outDir: "out/tsdown-lean", minify: true, deps: { alwaysBundle: ["fingerprint-edge"] } },
]);

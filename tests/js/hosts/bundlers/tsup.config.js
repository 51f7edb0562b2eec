// tsup leaves dependencies outside; for the lean program, what a user asked for is inside.
import { defineConfig } from "tsup";

export default defineConfig([
  { entry: ["job/program.js"], format: ["esm", "cjs"], outDir: "out/tsup" },
  { entry: ["job/lean.js"], format: ["esm"], outDir: "out/tsup-lean", minify: true, noExternal: ["fingerprint-edge"] },
]);

// Rollup leaves packages to plugins: this is the one that its documentation names.
import { nodeResolve } from "@rollup/plugin-node-resolve";

const built = (input, dir, format) => ({ input: `job/${input}.js`, plugins: [nodeResolve()], output: { dir: `out/${dir}`, format } });

export default [
  built("program", "rollup-es", "es"),
  { ...built("program", "rollup-cjs", "cjs"), output: { dir: "out/rollup-cjs", format: "cjs", entryFileNames: "[name].cjs" } },
  built("page", "rollup-iife", "iife"),
  built("lean", "rollup-lean", "es"),
];

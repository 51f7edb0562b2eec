// For the page and for the program, webpack's defaults.
import { resolve } from "node:path";

const output = (name) => resolve(import.meta.dirname, "out", name);

export default [
  { name: "web", mode: "production", entry: "./job/page.js", output: { path: output("webpack-web") } },
  { name: "node", mode: "production", target: "node", entry: "./job/program.js", output: { path: output("webpack-node") } },
  { name: "lean", mode: "production", entry: "./job/lean.js", output: { path: output("webpack-lean") } },
];

// The contract in Vercel's edge-runtime: a sandbox without Node's globals, bundled as Next bundles an edge route. As there,
// `x.wasm?module` is a `WebAssembly.Module` of another realm than the sandbox's own.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { EdgeRuntime } from "edge-runtime";
import { build } from "../tools.mjs";
import { toolVersion } from "./consumer.mjs";
import { guarded } from "./process.mjs";

const MODULES = "modulesOfTheHost";
const modules = {};
const wasmModules = {
  name: "wasm-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace("?module", "")),
      namespace: "module",
    }));
    onLoad({ filter: /./, namespace: "module" }, ({ path }) => {
      modules[basename(path)] = new WebAssembly.Module(readFileSync(path));
      return { contents: `export default globalThis[${JSON.stringify(MODULES)}][${JSON.stringify(basename(path))}];` };
    });
  },
};

export async function edgeRuntime({ consumer, mockUrl, apiKey, otherUrl }) {
  const {
    outputFiles: [script],
  } = await build({
    absWorkingDir: consumer,
    entryPoints: ["js/runtimes/inside/edge-runtime.js"],
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "iife",
    // As modules are.
    banner: { js: '"use strict";' },
    platform: "browser",
    conditions: ["edge-light"],
    plugins: [wasmModules],
    write: false,
    logLevel: "error",
  });
  const extend = (context) => Object.assign(context, { [MODULES]: modules });
  const runtime = new EdgeRuntime({ extend, initialCode: script.text });
  if (Object.keys(modules).length < 5) throw new Error(`only ${Object.keys(modules)} were imported as modules`);
  const report = runtime.evaluate("globalThis.report");
  // What the sandbox lacks, so that nothing here passes by chance.
  const found = runtime.evaluate("['process', 'Buffer', 'DecompressionStream', 'require'].filter((name) => name in globalThis)");
  if (found.length > 0) throw new Error(`the sandbox has ${found}`);
  const { value, output } = await printed(() => guarded(report({ mockUrl, apiKey, otherUrl })));
  return { version: toolVersion("edge-runtime"), results: value, output };
}

/** What this process prints meanwhile, kept instead of shown: the sandbox prints through it. */
async function printed(body) {
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  let output = "";
  for (const { stream } of streams) {
    stream.write = (chunk) => {
      output += chunk;
      return true;
    };
  }
  try {
    const value = await body();
    return { value, output };
  } finally {
    for (const { stream, write } of streams) stream.write = write;
  }
}

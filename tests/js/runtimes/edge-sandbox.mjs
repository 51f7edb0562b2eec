// A sandbox as Vercel's edge is once it is deployed: Vercel's own edge-runtime, where the engine itself refuses to compile
// bytes, in whichever way. The platform compiled each `x.wasm?module` before, in another realm.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { EdgeRuntime } from "edge-runtime";
import { build } from "../tools.mjs";

const MODULES = "modulesOfTheHost";

/**
 * Runs a script and its imports, bundled as Next bundles an edge route.
 * @returns {Promise<{ evaluate: (code: string) => any, modules: Record<string, WebAssembly.Module> }>} `modules` are those that were imported
 */
export async function edgeSandbox(folder, script, { conditions = ["edge-light"] } = {}) {
  const modules = {};
  const {
    outputFiles: [bundle],
  } = await build({
    absWorkingDir: folder,
    entryPoints: [script],
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "iife",
    // As modules are.
    banner: { js: '"use strict";' },
    platform: "browser",
    conditions,
    plugins: [compiledBefore(modules)],
    write: false,
    logLevel: "error",
  });
  const runtime = await edgeOf({ [MODULES]: modules });
  runtime.evaluate(bundle.text);
  return { evaluate: (code) => runtime.evaluate(code), modules };
}

/** The sandbox, with these globals besides its own. */
export async function edgeOf(globals) {
  const extend = (context) => Object.assign(context, globals);
  const runtime = new EdgeRuntime({ codeGeneration: { strings: false, wasm: false }, extend });
  await refusesBytes(runtime);
  return runtime;
}

function compiledBefore(modules) {
  return {
    name: "compiled-before",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.wasm\?module$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.replace("?module", "")),
        namespace: "module",
      }));
      onLoad({ filter: /./, namespace: "module" }, ({ path }) => {
        modules[basename(path)] = moduleOf(readFileSync(path));
        return { contents: `export default globalThis[${JSON.stringify(MODULES)}][${JSON.stringify(basename(path))}];` };
      });
    },
  };
}

/** Frozen, since it is not one sandbox's alone. */
export function moduleOf(bytes) {
  return Object.freeze(new WebAssembly.Module(bytes));
}

/** That nothing here passes by chance. */
async function refusesBytes(runtime) {
  const taken = await runtime.evaluate(`(async () => {
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const response = () => new Response(bytes, { headers: { "content-type": "application/wasm" } });
    const ways = {
      "new WebAssembly.Module": () => new WebAssembly.Module(bytes),
      "WebAssembly.compile": () => WebAssembly.compile(bytes),
      "WebAssembly.compileStreaming": () => WebAssembly.compileStreaming(response()),
      "WebAssembly.instantiate": () => WebAssembly.instantiate(bytes),
      "WebAssembly.instantiateStreaming": () => WebAssembly.instantiateStreaming(response()),
    };
    const taken = [];
    for (const [name, way] of Object.entries(ways)) {
      const said = await Promise.resolve().then(way).then(() => "", (error) => String(error));
      if (!/^CompileError: .* disallowed by embedder$/.test(said)) taken.push(name + " " + said);
    }
    return taken;
  })()`);
  if (taken.length > 0) throw new Error(`the sandbox compiles bytes by ${taken.join(", ")}`);
}

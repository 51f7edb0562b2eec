// The contract in Vercel's edge-runtime: a sandbox without Node's globals, bundled as Next bundles an edge route.

import { EdgeRuntime } from "edge-runtime";
import { build } from "esbuild";
import { toolVersion } from "./consumer.mjs";
import { guarded } from "./process.mjs";

export async function edgeRuntime({ consumer, mockUrl, apiKey, otherUrl }) {
  const { outputFiles: [script] } = await build({
    absWorkingDir: consumer,
    entryPoints: ["runtimes/inside/edge-runtime.js"],
    bundle: true,
    // Names that a minifier takes away must not matter.
    minify: true,
    format: "iife",
    // As modules are.
    banner: { js: '"use strict";' },
    platform: "browser",
    conditions: ["edge-light"],
    write: false,
    logLevel: "error",
  });
  const runtime = new EdgeRuntime({ initialCode: script.text });
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

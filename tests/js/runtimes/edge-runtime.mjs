// The contract in Vercel's edge-runtime: a sandbox without Node's globals that compiles no bytes, where every wasm file is an
// imported module of another realm.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toolVersion } from "./consumer.mjs";
import { edgeSandbox, moduleOf } from "./edge-sandbox.mjs";
import { guarded } from "./process.mjs";
import { namesTheRemedies } from "./refused.mjs";

export async function edgeRuntime(context) {
  const { value, output } = await printed(async () => [
    ...(await contract(context)),
    await provided(context),
    await namesTheRemedies(async () => {
      const { evaluate } = await edgeSandbox(context.consumer, "js/runtimes/inside/refused-page.js", { conditions: [] });
      return evaluate("globalThis.report");
    }),
  ]);
  return { version: toolVersion("edge-runtime"), results: value, output };
}

async function contract({ consumer, mockUrl, apiKey, otherUrl }) {
  const { evaluate, modules } = await edgeSandbox(consumer, "js/runtimes/inside/edge-runtime.js");
  if (Object.keys(modules).length < 5) throw new Error(`only ${Object.keys(modules)} were imported as modules`);
  // What the sandbox lacks, so that nothing here passes by chance.
  const found = evaluate("['process', 'Buffer', 'DecompressionStream', 'require'].filter((name) => name in globalThis)");
  if (found.length > 0) throw new Error(`the sandbox has ${found}`);
  return guarded(evaluate("globalThis.report")({ mockUrl, apiKey, otherUrl }));
}

/** Everything by modules that the program brings to `fingerprint-edge/init`. */
async function provided({ consumer }) {
  const name = "a program brings modules of another realm where no bytes are compiled";
  const begin = Date.now();
  const { evaluate } = await edgeSandbox(consumer, "js/runtimes/inside/edge-init.js");
  const bytes = (wasm) => readFileSync(join(consumer, `node_modules/fingerprint-edge/wasm/${wasm}.wasm`));
  const brought = Object.fromEntries(["client", "trust", "verify"].map((wasm) => [wasm, moduleOf(bytes(wasm))]));
  const error = await guarded(evaluate("globalThis.report")(brought, bytes("client"))).then(() => undefined, String);
  return { name, ms: Date.now() - begin, ...(error !== undefined && { error }) };
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

// What resolvers make of the packed package, by condition and without `exports`: node run.mjs --tarball FILE

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import resolve from "resolve";
import { equal, ok } from "../contract/assert.js";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { build } from "../tools.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "resolution", ["js/contract", "js/resolution/inside"]);
const installed = join(consumer, "node_modules/fingerprint-edge");
const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

/** A function or a class of each subpath that has code. */
const NAMES = {
  ".": "FingerprintClient",
  "./client": "FingerprintClient",
  "./trust": "unsealEventsResponse",
  "./verify": "verifyEvent",
  "./rules": "applyRuleAction",
  "./export": "exportEvents",
  "./guard": "createGuard",
  "./v3": "FingerprintJsServerApiClient",
  "./mock": "createMockApi",
  "./migrate": "upgradeEvent",
  "./init": "init",
};
const bare = (subpath) => subpath.replace(/^\./, "fingerprint-edge");
const loadsWasm = (subpath) => !["./rules", "./export", "./init"].includes(subpath);

const CHECKS = {
  "every subpath has a name that is looked for": () => {
    const withCode = Object.keys(exports).filter((subpath) => !/\.(wasm|json)$/.test(subpath));
    equal(withCode.sort().join(), Object.keys(NAMES).sort().join(), "subpaths");
  },

  "every file that `exports` names is there": () => {
    const files = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(files));
    for (const file of files(exports)) ok(existsSync(join(installed, file)), `${file} is missing`);
  },

  "`types` is the first condition of every subpath": () => {
    for (const [subpath, entry] of Object.entries(exports)) if (typeof entry === "object") equal(Object.keys(entry)[0], "types", subpath);
  },

  "every condition gets the wasm in its way": async () => {
    const bytes = /"AGFzbQ/;
    const ways = {
      workerd: /from ?"\.\.?\/[\w./]*wasm\/\w+\.wasm"/,
      "edge-light": /from ?"\.\.?\/[\w./]*wasm\/\w+\.wasm\?module"/,
      unwasm: /from ?"\.\.?\/[\w./]*wasm\/\w+\.wasm\?module"/,
      // Nitro sets both for Cloudflare; what it does not understand is the bare import.
      "unwasm,workerd": /wasm\?module"/,
      "edge-light,workerd": /wasm\?module"/,
      // Nitro sets `unwasm` for Node as well, but copies the files that Node finds there by conditions of its own.
      "unwasm,node": bytes,
      "unwasm,node,require": bytes,
      "": bytes,
    };
    for (const [conditions, way] of Object.entries(ways)) {
      for (const subpath of Object.keys(NAMES).filter(loadsWasm)) {
        const text = await bundled(subpath, conditions.split(",").filter(Boolean));
        ok(way.test(text), `${subpath} under ${conditions || "no condition"} does not get its wasm by ${way}`);
        ok(way === bytes || !bytes.test(text), `${subpath} under ${conditions} carries bytes`);
      }
    }
  },

  "a resolver that ignores `exports` finds every subpath": async () => {
    for (const [subpath, name] of Object.entries(NAMES)) {
      const file = resolve.sync(bare(subpath), { basedir: consumer, extensions: [".js"] });
      const namespace = await import(file);
      equal(typeof namespace[name], "function", `${name} of ${subpath}`);
    }
    for (const name of ["client", "trust", "verify"]) ok(existsSync(join(installed, `wasm/${name}.wasm`)), `${name}.wasm`);
  },

  "`require` gets every subpath as CommonJS, in each Node": () => {
    const programs = { node20: process.execPath, node22: toolFile("node22/bin/node"), node24: toolFile("node24/bin/node") };
    const script = `
      for (const [name, expected] of ${JSON.stringify(Object.entries(NAMES).map(([subpath, name]) => [bare(subpath), name]))}) {
        if (typeof require(name)[expected] !== "function") throw new Error("require " + name);
      }
      console.log(require.resolve("fingerprint-edge").endsWith("index.cjs"));`;
    writeFileSync(join(consumer, "require.cjs"), script);
    for (const [name, program] of Object.entries(programs)) {
      for (const flags of [[], ["--no-experimental-require-module"]]) {
        const printed = execFileSync(program, [...flags, "require.cjs"], { cwd: consumer, encoding: "utf8" }).trim();
        // By the condition that every tracer and bundler knows, also where Node can require an ES module.
        equal(printed, "true", `${name} ${flags}: CommonJS`);
      }
    }
  },

  "`instanceof` holds across copies of the package in one program": async () => {
    cpSync(installed, join(consumer, "node_modules/fingerprint-edge-2"), { recursive: true });
    const entry = join(consumer, "entry.js");
    writeFileSync(entry, 'export * from "fingerprint-edge";');
    const bundle = { entryPoints: [entry], bundle: true, minify: true, logLevel: "error" };
    await build({ ...bundle, format: "esm", outfile: join(consumer, "bundle.mjs") });
    await build({ ...bundle, format: "iife", globalName: "copy", outfile: join(consumer, "bundle.js") });
    for (const program of [process.execPath, toolFile("node24/bin/node")]) {
      ok(execFileSync(program, ["js/resolution/inside/copies.js"], { cwd: consumer, encoding: "utf8" }).endsWith("done\n"), program);
    }
  },

  "every map leads to the sources, and has no bytes of a wasm file in it": () => {
    for (const file of ["client.js", "client.cjs", "workerd/client.js", "edge/client.js", "trust.js", "mock.js"]) {
      const text = readFileSync(join(installed, file), "utf8");
      ok(text.trimEnd().endsWith(`//# sourceMappingURL=${file.split("/").at(-1)}.map`), `${file} names no map`);
      const map = readFileSync(join(installed, `${file}.map`), "utf8");
      ok(!map.includes("AGFzbQ"), `${file}.map has bytes`);
      const { sources } = JSON.parse(map);
      ok(sources.some((source) => source.startsWith("js/")) && sources.every((source) => /^(js|glue|wasm)\//.test(source)), `${sources}`);
    }
  },
};

/** The text of a bundle of one subpath. */
async function bundled(subpath, conditions) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(bare(subpath))};`, resolveDir: consumer },
    bundle: true,
    format: "esm",
    conditions,
    external: ["*.wasm", "*.wasm?module"],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

for (const [name, check] of Object.entries(CHECKS)) {
  try {
    await check();
    console.log(`passed  ${name}`);
  } catch (error) {
    console.log(`FAILED  ${name}\n${error.stack}`);
    process.exitCode = 1;
  }
}

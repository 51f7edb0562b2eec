// Bundlers over one project, at their defaults: a page, which runs in Chromium, and a program, which runs in Node 20.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolFile, toolVersion } from "../../runtimes/consumer.mjs";
import { judgedOutput, leanSize, withoutWarning } from "../judge.mjs";
import { judgedInChromium, judgedPage } from "../pages.mjs";
import { ran, served } from "../programs.mjs";

/** The whole job by a page that a bundler wrote as one script. */
function page(host, script) {
  const folder = join(host.folder, "out", `page-of-${script.replaceAll("/", "-")}`);
  mkdirSync(folder, { recursive: true });
  cpSync(join(host.folder, "out", script), join(folder, "page.js"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><title>A page</title><script src="page.js"></script>');
  return judgedPage(folder, host);
}

/** The whole job by a program, in the oldest Node that there is here. */
async function program(host, file) {
  judgedOutput(await ran(process.execPath, [join("out", file)], { cwd: host.folder, env: host.env }));
}

const lean = (host, ...names) => leanSize(...names.map((name) => join(host.folder, "out", name)));

async function build(host, tool, ...args) {
  withoutWarning(await host.run(tool, ...args));
}

const entry = (name, tool, mode, run, more = {}) => ({
  name,
  tool,
  mode,
  version: tool.toLowerCase(),
  set: "bundlers",
  node: "node24",
  quick: true,
  run,
  ...more,
});

export default [
  entry("vite-build", "Vite", "build", async (host) => {
    await build(host, "vite", "build", "--outDir", "out/vite");
    await judgedPage(join(host.folder, "out/vite"), host);
    await build(host, "vite", "build", "lean", "--outDir", "../out/vite-lean");
    return lean(host, "vite-lean/assets");
  }),
  entry("vite-dev", "Vite", "dev", async (host) => {
    const args = (port) => ["--host", "127.0.0.1", "--port", String(port), "--strictPort"];
    const server = await served(host.tool("vite"), args, { cwd: host.folder, env: host.env });
    await judgedInChromium(server.url).finally(server.stop);
  }),
  entry("vite-ssr", "Vite", "SSR build", async (host) => {
    await build(host, "vite", "build", "--ssr", "job/program.js", "--outDir", "out/vite-ssr");
    await program(host, "vite-ssr/program.js");
  }),
  entry("webpack-web", "webpack", "web", async (host) => {
    await build(host, "webpack", "--config-name", "web", "--config-name", "lean");
    await page(host, "webpack-web/main.js");
    return lean(host, "webpack-lean");
  }),
  entry("webpack-node", "webpack", "node", async (host) => {
    await build(host, "webpack", "--config-name", "node");
    await program(host, "webpack-node/main.js");
  }),
  entry(
    "rspack-web",
    "Rspack",
    "web",
    async (host) => {
      await build(host, "rspack", "build", "--config-name", "web", "--config-name", "lean");
      await page(host, "rspack-web/main.js");
      return lean(host, "rspack-lean");
    },
    { version: "@rspack/core" },
  ),
  entry(
    "rspack-node",
    "Rspack",
    "node",
    async (host) => {
      await build(host, "rspack", "build", "--config-name", "node");
      await program(host, "rspack-node/main.js");
    },
    { version: "@rspack/core" },
  ),
  entry("rollup", "Rollup", "es, cjs, iife", async (host) => {
    await build(host, "rollup", "--config");
    await program(host, "rollup-es/program.js");
    await program(host, "rollup-cjs/program.cjs");
    await page(host, "rollup-iife/page.js");
    return lean(host, "rollup-lean");
  }),
  entry("esbuild", "esbuild", "esm, cjs, browser", async (host) => {
    const bundle = (input, out, ...more) => build(host, "esbuild", `job/${input}.js`, "--bundle", `--outfile=out/${out}`, ...more);
    await bundle("program", "esbuild/program.mjs", "--platform=node", "--format=esm");
    await bundle("program", "esbuild/program.cjs", "--platform=node");
    await bundle("page", "esbuild/page.js", "--minify");
    await bundle("lean", "esbuild-lean/lean.js", "--minify", "--format=esm");
    await program(host, "esbuild/program.mjs");
    await program(host, "esbuild/program.cjs");
    await page(host, "esbuild/page.js");
    return lean(host, "esbuild-lean");
  }),
  entry("tsup", "tsup", "esm, cjs", async (host) => {
    await build(host, "tsup");
    await program(host, "tsup/program.js");
    await program(host, "tsup/program.cjs");
    return lean(host, "tsup-lean");
  }),
  entry("tsdown", "tsdown", "esm, cjs", async (host) => {
    await build(host, "tsdown");
    await program(host, "tsdown/program.mjs");
    await program(host, "tsdown/program.cjs");
    return lean(host, "tsdown-lean");
  }),
  entry("parcel", "Parcel", "build", async (host) => {
    await build(host, "parcel", "build", "index.html", "--dist-dir", "out/parcel");
    await judgedPage(join(host.folder, "out/parcel"), host);
    await build(host, "parcel", "build", "lean/index.html", "--dist-dir", "out/parcel-lean", "--no-source-maps");
    return lean(host, "parcel-lean");
  }),
  entry(
    "bun-build",
    "Bun",
    "build",
    async (host) => {
      const bun = toolFile("bun/bin/bun.exe");
      const bundle = (input, ...more) =>
        ran(bun, ["build", `job/${input}.js`, "--outfile", `out/bun/${input}.js`, ...more], { cwd: host.folder, env: host.env });
      await bundle("program", "--target=node");
      await bundle("page", "--format=iife");
      await ran(bun, ["build", "job/lean.js", "--outfile", "out/bun-lean/lean.js", "--minify"], { cwd: host.folder, env: host.env });
      await program(host, "bun/program.js");
      await page(host, "bun/page.js");
      return lean(host, "bun-lean");
    },
    { version: () => toolVersion("bun") },
  ),
];

// Nitro over one project for each of its versions, by the presets of the hosts that differ. Nitro 3.0.0 has no preset for
// Vercel's edge, and by that for Netlify's edge it builds nothing, not even a project without a dependency.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolFile } from "../../runtimes/consumer.mjs";
import { Miniflare } from "../../tools.mjs";
import { judged, leanSize, withoutWarning } from "../judge.mjs";
import { judgedServer } from "../servers.mjs";
import { inTurn } from "../turns.mjs";

const DENO = toolFile("deno/deno");
const BUN = toolFile("bun/bin/bun.exe");
const WASM = "experimental: { wasm: true }";
/** Nitro puts bytes into the code for Vercel's edge, which refuses to compile them. */
const MODULES = "wasm: { esmImport: true, lazy: false }";

/** Builds by a preset, with these lines in the project's nitro.config.js. */
async function build(host, preset, lines = [], source = "server") {
  const given = readFileSync(join(import.meta.dirname, host.version, "nitro.config.js"), "utf8");
  const config = given.replace('srcDir: "server",', `srcDir: "${source}",${lines.map((line) => `\n  ${line},`).join("")}`);
  writeFileSync(join(host.folder, "nitro.config.js"), config);
  const output = await host.run(host.version === "2" ? "nitropack" : "nitro", "build", "--preset", preset);
  // Of Nitro's own: for Cloudflare it asks for the flag that its output needs.
  withoutWarning(output.replace(/^.*Node\.js compatibility is not enabled\.$/gm, ""));
}

/** For hosts that have a server of their own, who find the package by conditions of their own. */
const byServer =
  (preset, [program, ...args]) =>
  async (host) => {
    // What a project has in its config that is built for an edge as well must not get in the way.
    for (const lines of [[], [WASM]]) {
      await build(host, preset, lines);
      await judgedServer(host, program, () => [...args, ".output/server/index.mjs"], "/");
    }
  };

async function cloudflare(host) {
  await build(host, "cloudflare-module", [WASM]);
  const root = join(host.folder, ".output/server");
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    modulesRoot: root,
    rootPath: root,
    scriptPath: "index.mjs",
    modules: true,
    modulesRules: [
      { type: "ESModule", include: ["**/*.mjs"] },
      { type: "CompiledWasm", include: ["**/*.wasm"] },
    ],
    compatibilityDate: "2026-04-01",
    // As Nitro asks for: its output imports Node's modules.
    compatibilityFlags: ["nodejs_compat"],
    bindings: { FINGERPRINT_SECRET_KEY: host.apiKey, FINGERPRINT_BASE_URL: host.mockUrl },
  });
  try {
    const response = await miniflare.dispatchFetch("http://worker.test/");
    judged(await response.json());
  } finally {
    await miniflare.dispose();
  }
  await build(host, "cloudflare-module", [WASM], "lean");
  leanSize(root);
}

async function vercelEdge(host) {
  await build(host, "vercel-edge", [WASM, MODULES]);
  const loader = join(import.meta.dirname, "edge-loader.mjs");
  const file = ".vercel/output/functions/__fallback.func/index.mjs";
  await judgedServer(host, "node", () => ["--no-warnings", "--experimental-vm-modules", loader, file], "/");
}

async function netlifyEdge(host) {
  await build(host, "netlify-edge", [WASM]);
  const args = ["run", "--allow-net", "--allow-env", "--allow-read", "netlify.js", ".netlify/edge-functions/server/server.js"];
  await judgedServer(host, DENO, () => args, "/");
}

const inConfig = (...lines) => `${lines.map((line) => `\`${line}\``).join(", ")} in nitro.config`;
const inTurnOf = { 2: inTurn(), 3: inTurn() };

const entry = (version, preset, run, more = {}) => ({
  name: `nitro${version}-${preset}`,
  tool: "Nitro",
  mode: preset,
  version: version === "2" ? "nitropack" : "nitro",
  set: `nitro/${version}`,
  node: "node24",
  run: inTurnOf[version]((host) => run({ ...host, version })),
  ...more,
});

export default [
  entry("2", "node-server", byServer("node-server", ["node"])),
  entry("2", "deno-server", byServer("deno-server", [DENO, "run", "-A"])),
  entry("2", "bun", byServer("bun", [BUN, "run"])),
  entry("2", "cloudflare-module", cloudflare, { needs: inConfig(WASM) }),
  entry("2", "vercel-edge", vercelEdge, { needs: inConfig(WASM, MODULES) }),
  entry("2", "netlify-edge", netlifyEdge, { needs: inConfig(WASM) }),
  entry("3", "node-server", byServer("node-server", ["node"])),
  entry("3", "cloudflare-module", cloudflare, { needs: inConfig(WASM) }),
];

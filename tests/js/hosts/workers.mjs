// What Workers need, whichever tool builds them: bindings, wrangler's server, and what wrangler would upload.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgedAt, leanSize, withoutWarning } from "./judge.mjs";
import { ran, served } from "./programs.mjs";

/** Nothing is asked of Cloudflare or written to the home folder. */
const ALONE = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: "out/logs",
  WRANGLER_SEND_ERROR_REPORTS: "false",
};

/** The project in a folder of the set, with the key and the API's URL where Workers have them, in place of the environment. */
export function withBindings(host, project = ".") {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL, ...rest } = host.env;
  const env = { ...rest, ...ALONE, WRANGLER_REGISTRY_PATH: join(host.folder, "out/registry") };
  const lines = Object.entries({ FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL }).map(([name, value]) => `${name}=${value}\n`);
  const folder = join(host.folder, project);
  writeFileSync(join(folder, ".dev.vars"), lines.join(""));
  const run = (name, ...args) => ran(host.tool(name), args, { cwd: folder, env });
  return { ...host, folder, env, run };
}

/** The whole job by a server that a tool of the set starts; `args` gets its port. */
export async function judgedServer(host, tool, args, path = "/") {
  const server = await served(host.tool(tool), args, { cwd: host.folder, env: host.env, path });
  await judgedAt(server.url + path).finally(server.stop);
  return server.output();
}

/** The whole job by `wrangler dev`, which bundles the Worker, or takes what another tool has built. */
export async function judgedWrangler(host, ...more) {
  withoutWarning(await judgedServer(host, "wrangler", (port) => ["dev", ...more, "--ip", "127.0.0.1", "--port", String(port)]));
}

/** Has wrangler write what it would upload: its folder, and the bytes that wrangler counts. */
export async function uploaded(host, out, ...more) {
  const output = await host.run("wrangler", "deploy", "--dry-run", "--outdir", out, ...more);
  withoutWarning(output);
  const [, raw, gzip] = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/.exec(output) ?? [];
  if (raw === undefined) throw new Error(`wrangler does not say how much it uploads\n${output}`);
  return { folder: join(host.folder, out), raw: 1024 * raw, gzip: 1024 * gzip };
}

/** wrangler's two hosts: its server, and a dry run of what it deploys. `entry` has what they share. */
export function wranglerHosts({ name, ...entry }) {
  const hosts = [
    { name: `${name}-dev`, mode: "dev", run: (host) => judgedWrangler(withBindings(host)) },
    { name: `${name}-deploy`, mode: "deploy --dry-run", run: deployed, needs: "`fingerprint-edge/client` for a Worker that only calls the API" },
  ];
  return hosts.map((host) => ({ tool: "wrangler", version: "wrangler", ...entry, ...host }));
}

/** What is uploaded does the job; a Worker that imports the client alone uploads one wasm file. */
async function deployed(given) {
  const host = withBindings(given);
  const whole = await uploaded(host, "out/whole");
  await judgedWrangler(host, "out/whole/worker.js", "--no-bundle");
  const lean = await uploaded(host, "out/lean", "job/lean-worker.js");
  leanSize(lean.folder);
  if (lean.gzip >= whole.gzip) throw new Error(`the lean Worker has ${lean.gzip} bytes by gzip, the whole one ${whole.gzip}`);
  return { raw: lean.raw, gzip: lean.gzip };
}

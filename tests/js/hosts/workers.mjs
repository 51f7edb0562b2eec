// What Workers need, whichever tool builds them: bindings, wrangler's server, and what wrangler would upload.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { oneWasm, withoutWarning } from "./judge.mjs";
import { ran } from "./programs.mjs";
import { asProject, builtBy, judgedServer } from "./servers.mjs";

/** Nothing is asked of Cloudflare or written to the home folder. */
const ALONE = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: "out/logs",
  WRANGLER_SEND_ERROR_REPORTS: "false",
};

/** The project with the key and the API's URL where Workers have them, in place of the environment. */
export function withBindings(host) {
  writeBindings(host, host.folder);
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL, ...env } = host.env;
  return { ...host, env: { ...env, ...ALONE, WRANGLER_REGISTRY_PATH: join(host.folder, "out/registry") } };
}

/** As a developer does who runs the Worker that is in this folder. */
export function writeBindings({ apiKey, mockUrl }, folder) {
  writeFileSync(join(folder, ".dev.vars"), `FINGERPRINT_SECRET_KEY=${apiKey}\nFINGERPRINT_BASE_URL=${mockUrl}\n`);
}

/** A project of its own for a Worker (servers.mjs), with its bindings. */
export function asWorker(host, name, ...folders) {
  return withBindings(asProject(host, name, ...folders));
}

/** The whole job by `wrangler dev`, which bundles the Worker, or takes what another tool has built. */
export async function judgedWrangler(host, path, ...more) {
  await judgedCommand(host, path, "dev", ...more);
}

/** The same by any of wrangler's commands that serves. */
export async function judgedCommand(host, path, ...command) {
  // A debugger's port that is taken is worth a warning to wrangler.
  const args = (port) => [...command, "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"];
  withoutWarning(await judgedServer(host, host.tool("wrangler"), args, path));
}

/** The whole job by a Worker of the job's, in place of the project's own. */
export async function judgedWorker(host, file, ...more) {
  await judgedWrangler(host, "/", `../job/${file}`, "--config", "wrangler.jsonc", ...more);
}

/** The whole job by a test that runs in workerd. */
export async function judgedVitest(host) {
  const { folder, env, tool } = withBindings(host);
  const output = await ran(tool("vitest"), ["run"], { cwd: folder, env });
  // What vitest-pool-workers says of itself.
  withoutWarning(output.replace(/^WARNING: \S+ has been renamed to .*$/m, ""));
}

/** Has wrangler write what it would upload: its folder, and the bytes that wrangler counts, which it rounds. */
export async function uploaded(host, out, ...more) {
  const output = await builtBy(host, "wrangler", "deploy", "--dry-run", "--outdir", out, ...more);
  const [, raw, gzip] = /Total Upload: ([\d.]+) KiB \/ gzip: ([\d.]+) KiB/.exec(output) ?? [];
  if (raw === undefined) throw new Error(`wrangler does not say how much it uploads\n${output}`);
  return { folder: join(host.folder, out), raw: Math.round(1024 * raw), gzip: Math.round(1024 * gzip) };
}

/** Of a Worker that only calls the API: wrangler takes each wasm file along that it comes by. */
export const CLIENT_ALONE = { needs: "`fingerprint-edge/client` where the API is all that is called, or more wasm is uploaded" };

/** wrangler's two hosts: its server, and a dry run of what it deploys. `shared` is what they have in common. */
export function wranglerHosts(name, shared) {
  const entry = { tool: "wrangler", version: "wrangler", ...shared };
  return [
    { ...entry, name: `${name}-dev`, mode: "dev", run: (host) => judgedWrangler(asWorker(host, `${name}-dev`, "worker"), "/") },
    {
      ...entry,
      ...CLIENT_ALONE,
      name: `${name}-deploy`,
      mode: "deploy --dry-run",
      run: (host) => deployed(asWorker(host, `${name}-deploy`, "worker")),
    },
  ];
}

/** What is uploaded does the job; a Worker that imports the client alone uploads one wasm file. */
async function deployed(host) {
  const whole = await uploaded(host, "out/whole");
  await judgedWrangler(host, "/", "out/whole/worker.js", "--no-bundle");
  const lean = await uploaded(host, "out/lean", "../job/lean-worker.js", "--config", "wrangler.jsonc");
  oneWasm(lean.folder);
  if (lean.gzip >= whole.gzip) throw new Error(`the lean Worker has ${lean.gzip} bytes by gzip, the whole one ${whole.gzip}`);
  return { raw: lean.raw, gzip: lean.gzip };
}

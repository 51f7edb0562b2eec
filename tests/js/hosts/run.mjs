// Has every host do the whole job with the packed package, installed by name:
// node run.mjs --tarball FILE --mock URL [--quick] [--only vite-dev,webpack-web] [--json FILE]

import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ran } from "./programs.mjs";
import { environment, installedVersion, makeSet } from "./project.mjs";
import { HOSTS } from "./table.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    "api-key": { type: "string", default: "test-secret-key" },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    // Where the results go as well, for programs.
    json: { type: "string" },
  },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--quick] [--only NAMES] [--json FILE]");
const wanted = values.only?.split(",");
const unknown = wanted?.filter((name) => !HOSTS.some((host) => host.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`unknown host ${unknown}, known are ${HOSTS.map(({ name }) => name).join(", ")}`);
const hosts = HOSTS.filter(({ name, quick }) => (wanted === undefined ? quick || !values.quick : wanted.includes(name)));

const mockUrl = values.mock.replace(/\/+$/, "");
const sets = new Map();
const results = [];
const waiting = hosts.entries();
await Promise.all(Array.from({ length: availableParallelism() }, lane));
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

/** Takes one host after the other from those that wait. */
async function lane() {
  for (const [at, host] of waiting) {
    const begin = performance.now();
    const { version, lean, error } = await tried(host);
    const seconds = Number(((performance.now() - begin) / 1000).toFixed(1));
    const { name, tool, mode, needs } = host;
    const pinned = typeof host.version === "string";
    results[at] = { name, tool, mode, version, pinned, needs, lean, passed: error === undefined, seconds, error };
    console.log(line(results[at]));
    if (error !== undefined) process.exitCode = 1;
  }
}

async function tried(host) {
  let version;
  try {
    const { set, node } = host;
    if (!sets.has(set)) sets.set(set, makeSet(set, { tarball: values.tarball, node }));
    const folder = await sets.get(set);
    version = typeof host.version === "string" ? installedVersion(folder, host.version) : await host.version();
    return { version, lean: await host.run(given(folder, node)) };
  } catch (error) {
    return { version, error: error instanceof Error ? error.message : String(error) };
  }
}

/** What a host gets: its set's folder, its environment with the key and the API's URL, and how to run a tool of the set. */
function given(folder, node) {
  const apiKey = values["api-key"];
  const env = { ...environment(node), FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: mockUrl };
  const tool = (name) => join(folder, "node_modules/.bin", name);
  const run = (name, ...args) => ran(tool(name), args, { cwd: folder, env });
  return { folder, tarball: resolve(values.tarball), mockUrl, apiKey, env, tool, run };
}

function line({ name, version, passed, seconds, lean, error }) {
  const size = lean ? `  lean ${kilobytes(lean.raw)} / ${kilobytes(lean.gzip)} KB` : "";
  const text = `${name.padEnd(20)} ${String(version ?? "?").padEnd(12)} ${passed ? "passed" : "FAILED"} ${seconds.toFixed(1).padStart(7)} s${size}`;
  return passed ? text : `${text}\n  ${error.replaceAll("\n", "\n  ")}`;
}

function kilobytes(bytes) {
  return (bytes / 1024).toFixed(1);
}

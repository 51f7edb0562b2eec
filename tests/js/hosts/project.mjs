// Makes a set's folder in target: its tools as its lock file names them, the packed package installed by name beside them.

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { toolFile } from "../runtimes/consumer.mjs";
import { build } from "../tools.mjs";
import { givenModule } from "./given.mjs";
import { ran } from "./programs.mjs";

const HERE = import.meta.dirname;
const TARGET = join(HERE, "../../../target/hosts");
/** What stays from one run to the next. */
const KEPT = ["node_modules"];
const RECORD = "node_modules/.installed-from.json";
const npm = ["--no-audit", "--no-fund", "--loglevel=error"];

/** The Nodes that run a set's tools, by the names that the table has for them. */
export const NODES = {
  node20: process.execPath,
  node22: toolFile("node22/bin/node"),
  node24: toolFile("node24/bin/node"),
};

/**
 * The set's folder, with `job` in it: each file of tests/js/hosts/SET but its table, and the tools. A set without a
 * package.json has no tools, but the package.
 */
export async function makeSet(set, { tarball, node }) {
  const source = join(HERE, set);
  const folder = join(TARGET, set);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!KEPT.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  const copied = (file) => basename(file) !== "node_modules" && file !== join(source, "hosts.mjs");
  cpSync(source, folder, { recursive: true, filter: copied });
  cpSync(join(HERE, "job"), join(folder, "job"), { recursive: true });
  writeFileSync(join(folder, "job/given.js"), givenModule());
  await writeCommonJs(folder);
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) writeFileSync(manifest, JSON.stringify({ private: true, type: "module" }));
  await install(folder, { tarball: resolve(tarball), env: environment(node) });
  return folder;
}

/** The job for programs that know no ES modules. */
async function writeCommonJs(folder) {
  await build({
    entryPoints: [join(folder, "job/job.js")],
    outfile: join(folder, "job/job.cjs"),
    bundle: true,
    format: "cjs",
    external: ["fingerprint-edge"],
    logLevel: "error",
  });
}

async function install(folder, { tarball, env }) {
  const lock = join(folder, "package-lock.json");
  const digests = [lock, tarball].map((file) => (existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : null));
  const record = join(folder, RECORD);
  const [locked, packed] = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : [];
  if (existsSync(lock) && locked !== digests[0]) await ran("npm", ["ci", ...npm], { cwd: folder, env });
  if (locked !== digests[0] || packed !== digests[1]) {
    rmSync(join(folder, "node_modules/fingerprint-edge"), { recursive: true, force: true });
    // npm asks no registry for it: the package has no dependencies.
    await ran("npm", ["install", "--offline", "--ignore-scripts", ...npm, tarball], { cwd: folder, env });
    writeFileSync(record, JSON.stringify(digests));
  } else {
    // As npm left it: what is installed is also what is asked for.
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    manifest.dependencies = { ...manifest.dependencies, "fingerprint-edge": `file:${tarball}` };
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

/** This Node comes first where a tool asks for `node`; tools report nothing to their makers, and take no colours. */
export function environment(node = "node20") {
  const quiet = {
    ASTRO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    NO_UPDATE_NOTIFIER: "1",
    NUXT_TELEMETRY_DISABLED: "1",
    WRANGLER_SEND_METRICS: "false",
  };
  const { FORCE_COLOR, NODE_OPTIONS, ...inherited } = process.env;
  return { ...inherited, ...quiet, PATH: `${dirname(NODES[node])}:${process.env.PATH}` };
}

/** The version of a package that a set has installed. */
export function installedVersion(folder, name) {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
}

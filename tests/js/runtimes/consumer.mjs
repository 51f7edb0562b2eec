// Makes a project that has the packed package installed by its name, as a user's project has.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const TESTS = resolve(import.meta.dirname, "..");
const TARGET = join(TESTS, "../../target");

/**
 * The project's folder: `files` (folders under tests/) beside a node_modules that npm filled from
 * the tarball. It is made anew each time, and npm asks no registry: the package has no dependencies.
 */
export function makeConsumer(tarball, name, files) {
  const packed = resolve(tarball);
  if (!existsSync(packed)) throw new Error(`there is no tarball ${packed}: run \`cargo xtask build\` first`);
  const folder = join(TARGET, "runtimes", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const file of files) cpSync(join(TESTS, file), join(folder, file), { recursive: true });
  const npm = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", packed];
  execFileSync("npm", npm, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** A file of a tool of tests/js/package.json. */
export function toolFile(path) {
  const file = join(TESTS, "node_modules", path);
  if (!existsSync(file)) throw new Error(`tests/js/node_modules/${path} is missing: run \`npm ci\` in tests`);
  return file;
}

/** The version of a tool of tests/js/package.json. */
export function toolVersion(name) {
  return JSON.parse(readFileSync(toolFile(`${name}/package.json`), "utf8")).version;
}

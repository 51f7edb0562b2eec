// An example's files: short, and with no dependency that the tests do not have.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

const TESTS = join(import.meta.dirname, "..");
/** Most examples show one idea, which one reads at a glance; some are applications that one deploys. */
const MAX_LINES = 40;
const MAX_LINES_OF_APPLICATION = 300;
const APPLICATIONS = ["axum-server", "dashboard", "deletion-queue", "export-workflow"];
/** What tools make. */
const NOT_WRITTEN = ["build", "Cargo.lock", "node_modules", "target"];

export const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** No file is too long, and what the example depends on is a tool of tests/js/package.json. */
export function checkFiles(folder) {
  const { devDependencies: tools } = manifestOf(TESTS);
  for (const dependency of Object.keys(manifestOf(folder).dependencies ?? {})) {
    if (dependency !== "fingerprint-edge" && !(dependency in tools)) throw new Error(`tests/js/package.json lacks ${dependency}`);
  }
  checkLines(folder);
}

export function checkLines(folder) {
  const most = APPLICATIONS.includes(basename(folder)) ? MAX_LINES_OF_APPLICATION : MAX_LINES;
  for (const file of filesIn(folder)) {
    const lines = readFileSync(file, "utf8").trimEnd().split("\n").length;
    const name = join("examples", basename(folder), relative(folder, file));
    if (lines > most) throw new Error(`${name} has ${lines} lines, more than ${most}`);
  }
}

function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !NOT_WRITTEN.includes(name));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

// Moving over: programs of users of the official SDK, compiled and run over it and over the packed package, by swapping
// the import; and each name that it exports, compared: node run.mjs --tarball FILE

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { program, reportAll, wrongOf } from "../side-by-side.mjs";
import { comparison, namesIn } from "./names.mjs";

const OFFICIAL = "@fingerprint/node-sdk";
const OURS = "fingerprint-edge";
const OLD = { 5.4: toolFile("typescript54/bin/tsc"), 5.9: toolFile("typescript59/bin/tsc") };
const ALL = { ...OLD, "7.0": toolFile("typescript/bin/tsc") };
const STRICTEST = ["--noEmit", "--skipLibCheck", "false", "--exactOptionalPropertyTypes"];
const DOM = ["--lib", "es2023,dom,dom.iterable,dom.asynciterable"];
/** Each resolution with its flags and the compilers that have it. */
const RESOLUTIONS = {
  nodenext: [[], ALL],
  bundler: [["--module", "esnext", "--moduleResolution", "bundler"], ALL],
  node10: [["--module", "esnext", "--moduleResolution", "node10"], OLD],
};
/** Such a program looks at nothing but its own output. */
const PROGRAMS_BESIDE = ["double.ts", "seal.ts"];

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "moving", ["js/moving"]);
const cwd = join(consumer, "js/moving");
for (const name of [OFFICIAL, "@types/node", "undici-types"]) {
  cpSync(dirname(toolFile(`${name}/package.json`)), join(consumer, "node_modules", name), { recursive: true });
}
const differences = JSON.parse(readFileSync(join(cwd, "differences.json"), "utf8"));
const programs = readdirSync(join(cwd, "users")).filter((file) => !PROGRAMS_BESIDE.includes(file));

// The official SDK is compiled once, to see that the programs are what its users may write.
await reportAll([["the official SDK, nodenext, TypeScript 5.9", () => compiled(OLD["5.9"], ["--outDir", "official", "--skipLibCheck"])]]);
for (const file of readdirSync(join(cwd, "users"))) {
  const path = join(cwd, "users", file);
  writeFileSync(path, readFileSync(path, "utf8").replaceAll(`"${OFFICIAL}"`, `"${OURS}"`));
}
const resolutions = Object.entries(RESOLUTIONS).flatMap(([resolution, [flags, compilers]]) =>
  Object.entries(compilers).flatMap(([version, tsc]) => [
    [`ours, ${resolution}, TypeScript ${version}`, () => compiled(tsc, [...STRICTEST, ...flags])],
    [`ours, ${resolution}, with the DOM, TypeScript ${version}`, () => compiled(tsc, [...STRICTEST, ...DOM, ...flags])],
  ]),
);
await reportAll([["ours, emitted", () => compiled(OLD["5.9"], ["--outDir", "ours", "--skipLibCheck", "false"])], ...resolutions]);
await reportAll([
  ...programs.map((file) => [`${file} says the same`, () => otherwise(file.replace(/\.ts$/, ".js"))]),
  ["each name, type by type", namesDiffer],
]);

/** What the compiler says; nothing when all is well. */
function compiled(tsc, flags) {
  return wrongOf([tsc, "--project", "tsconfig.json", ...flags], cwd);
}

/** How what a program says over our package differs from what it says over the official one. */
async function otherwise(file) {
  const [official, ours] = await Promise.all(["official", "ours"].map((folder) => said(join(cwd, folder, file))));
  if (official.startsWith("ended")) return `with the official SDK it ${official}`;
  return official === ours ? "" : `official:\n${official}\nours:\n${ours}`;
}

async function said(file) {
  const { status, stdout, stderr } = await program([file], cwd);
  return status === 0 && stdout ? stdout : `ended with ${status}\n${stdout}${stderr}`;
}

function namesDiffer() {
  const names = namesIn(readFileSync(join(consumer, "node_modules", OFFICIAL, "dist/index.d.ts"), "utf8"));
  writeFileSync(join(cwd, "users/names.ts"), comparison(names, differences));
  return compiled(OLD["5.9"], ["--noEmit", "--skipLibCheck"]);
}

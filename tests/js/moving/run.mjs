// Moving over: programs of users of the official SDKs, compiled and run over each and over the packed package, by swapping
// the import; and each name that an SDK exports, compared: node run.mjs --tarball FILE [--sdk v3]

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { program, reportAll, wrongOf } from "../side-by-side.mjs";
import { comparison, namesIn } from "./names.mjs";

/**
 * The SDKs: what is imported in their place, and how else the programs are run over that. In the last of these ways, with
 * options that change nothing in what a program says, all run but those that are named.
 */
const SDKS = [
  { folder: "v4", official: "@fingerprint/node-sdk", ours: "fingerprint-edge", ways: {} },
  {
    folder: "v3",
    official: "@fingerprintjs/fingerprintjs-pro-server-api",
    ours: "fingerprint-edge/v3",
    ways: { "answered by v4": { options: { api: "v4" }, without: ["related"] } },
  },
];
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

const { values } = parseArgs({ options: { tarball: { type: "string" }, sdk: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE [--sdk v3]");
const consumer = makeConsumer(values.tarball, "moving", ["js/moving"]);
for (const name of [...SDKS.map(({ official }) => official), "@types/node", "undici-types", "@cloudflare/workers-types"]) {
  cpSync(dirname(toolFile(`${name}/package.json`)), join(consumer, "node_modules", name), { recursive: true });
}
for (const sdk of SDKS) if ((values.sdk ?? sdk.folder) === sdk.folder) await moveOver(sdk);

async function moveOver({ folder, official, ours, ways }) {
  const cwd = join(consumer, "js/moving", folder);
  const sources = readdirSync(cwd, { recursive: true }).filter((file) => /\.c?ts$/.test(file));
  const programs = sources.filter((file) => /^users\/.*\.ts$/.test(file)).map((file) => file.replace(/ts$/, "js"));
  const hasWorkers = sources.some((file) => file.startsWith("workers/"));
  const differences = JSON.parse(readFileSync(join(cwd, "differences.json"), "utf8"));
  const test = (name, body) => [`${folder}: ${name}`, body];

  /** What the compiler says; nothing when all is well. */
  const compiled = (tsc, flags, project = ".") => wrongOf([tsc, "--project", project, ...flags], cwd);
  /** Writes the programs as a compiler makes them, those of Workers by their own types. */
  const emitted = async (outDir, flags) =>
    (await compiled(OLD["5.9"], ["--outDir", outDir, ...flags])) ||
    (hasWorkers ? compiled(OLD["5.9"], ["--outDir", outDir, ...flags], "workers") : "");

  // The official SDK is compiled once, to see that the programs are what its users may write.
  await reportAll([test("the official SDK, nodenext, TypeScript 5.9", () => emitted("official", ["--skipLibCheck"]))]);
  for (const file of sources) {
    const path = join(cwd, file);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(`"${official}"`, `"${ours}"`));
  }
  const resolutions = Object.entries(RESOLUTIONS).flatMap(([resolution, [flags, compilers]]) =>
    Object.entries(compilers).flatMap(([version, tsc]) => [
      test(`ours, ${resolution}, TypeScript ${version}`, () => compiled(tsc, [...STRICTEST, ...flags])),
      test(`ours, ${resolution}, with the DOM, TypeScript ${version}`, () => compiled(tsc, [...STRICTEST, ...DOM, ...flags])),
    ]),
  );
  const workers = Object.entries(hasWorkers ? ALL : {}).map(([version, tsc]) =>
    test(`ours, in a Worker, TypeScript ${version}`, () => compiled(tsc, STRICTEST, "workers")),
  );
  await reportAll([test("ours, emitted", () => emitted("ours", ["--skipLibCheck", "false"])), ...resolutions, ...workers]);

  const said = async (where, file, options = {}) => {
    const env = { ...process.env, CLIENT_OPTIONS: JSON.stringify(options) };
    const { status, stdout, stderr } = await program([join(cwd, where, folder, file)], cwd, env);
    return status === 0 && stdout ? stdout : `ended with ${status}\n${stdout}${stderr}`;
  };
  /** How what a program says over our package differs from what it says over the official one. */
  const otherwise = async (file, options) => {
    const [theirs, mine] = await Promise.all([said("official", file), said("ours", file, options)]);
    if (theirs.startsWith("ended")) return `with the official SDK it ${theirs}`;
    return theirs === mine ? "" : `official:\n${theirs}\nours:\n${mine}`;
  };
  await reportAll([
    ...programs.map((file) => test(`${file} says the same`, () => otherwise(file))),
    ...Object.entries(ways).flatMap(([name, { options, without }]) =>
      programs
        .filter((file) => !without.some((program) => file === `users/${program}.js`))
        .map((file) => test(`${file} says the same, ${name}`, () => otherwise(file, options))),
    ),
    test("each name, type by type", () => {
      const names = namesIn(readFileSync(join(consumer, "node_modules", official, "dist/index.d.ts"), "utf8"));
      writeFileSync(join(cwd, "users/names.ts"), comparison({ official, ours }, names, differences));
      return compiled(OLD["5.9"], ["--noEmit", "--skipLibCheck"]);
    }),
  ]);
}

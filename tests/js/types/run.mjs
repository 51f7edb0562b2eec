// Compiles projects of users and of library authors over the packed package, with the oldest supported compiler, one from before
// typed arrays were generic, the last of the old ones, and the newest: node run.mjs --tarball FILE

import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { report, wrongOf } from "../side-by-side.mjs";

const COMPILERS = {
  5.4: toolFile("typescript54/bin/tsc"),
  5.6: toolFile("typescript56/bin/tsc"),
  5.9: toolFile("typescript59/bin/tsc"),
  "7.0": toolFile("typescript/bin/tsc"),
};
const DOM = ["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom"];
const NODE10 = ["--module", "esnext", "--moduleResolution", "node10"];
const NO_ITERATORS = ["--lib", "es2022,dom"];
const NODE16 = ["--module", "node16", "--moduleResolution", "node16"];
const MAIN = ["5.4", "5.9", "7.0"];
/** Each with its tsconfig, what else it is compiled with, and the compilers, where the main ones are not the ones to ask. */
const PROJECTS = [
  ["a user, without the DOM", "tsconfig.json", [], ["5.4", "5.6", "5.9", "7.0"]],
  ["a user, node16", "tsconfig.json", NODE16, ["5.9"]],
  ["a user, with the DOM", "tsconfig.dom.json"],
  ["a user, with the DOM but its iterators", "tsconfig.dom.json", NO_ITERATORS, ["5.6", "7.0"]],
  ["a user, node10", "tsconfig.dom.json", NODE10, ["5.6"]],
  ["a user, with the DOM, stricter than strict", "tsconfig.dom.json", ["--exactOptionalPropertyTypes"]],
  ["a library, nodenext", "tsconfig.library.json"],
  ["a library, bundler, with the DOM but its iterators", "tsconfig.library.json", DOM],
  ["a library, node10", "tsconfig.library.json", NODE10, ["5.4", "5.9"]],
  ["a library, isolated", "tsconfig.isolated.json", [], ["5.9", "7.0"]],
];

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "types", ["js/types"]);
const cwd = join(consumer, "js/types");

for (const [name, config, flags = [], compilers = MAIN] of PROJECTS) {
  for (const version of compilers) {
    rmSync(join(cwd, "emitted"), { recursive: true, force: true });
    report(`${name}, TypeScript ${version}`, (await compiled(version, config, flags)) || (await emittedIsWrong(version, flags)));
  }
}

/** What the compiler says; nothing when all is well. */
function compiled(version, config, flags) {
  return wrongOf([COMPILERS[version], "--project", config, ...flags], cwd);
}

/** What is wrong with the declarations that a library would publish; nothing where none were emitted. */
async function emittedIsWrong(version, flags) {
  const emitted = readdirSync(cwd).includes("emitted") ? readdirSync(join(cwd, "emitted")) : [];
  // A resolver that ignores `exports` may name any file.
  for (const file of flags === NODE10 ? [] : emitted) {
    const inside = readFileSync(join(cwd, "emitted", file), "utf8").match(/fingerprint-edge\/types[^"']*/);
    if (inside) return `emitted/${file} names ${inside[0]}`;
  }
  // Whichever compiler wrote them, the newest reads them; but that one knows no such resolver.
  return emitted.length > 0 ? compiled(flags === NODE10 ? version : "7.0", "tsconfig.emitted.json", flags) : "";
}

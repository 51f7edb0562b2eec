// What the READMEs and the pages of docs show is compiled as strictly as their readers may compile it, and run against the
// mock: node run.mjs --tarball FILE

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { reportAll, wrongOf } from "../side-by-side.mjs";
import { build } from "../tools.mjs";
import { snippetsOf } from "./snippets.mjs";

const COMPILERS = { 5.4: "typescript54", 5.9: "typescript59", "7.0": "typescript" };
const ROOT = join(import.meta.dirname, "../../..");

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "pages", ["js/pages"]);
const cwd = join(consumer, "js/pages");
const packed = join(consumer, "node_modules/fingerprint-edge");

const pages = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md"));
const files = [
  ["README.md", join(ROOT, "README.md")],
  ["npm README.md", join(packed, "README.md")],
  ...["CONTRIBUTING.md", ...pages.map((name) => `docs/${name}`)].map((page) => [page, join(ROOT, page)]),
];
const snippets = files.flatMap(([page, file]) => snippetsOf(page, file)).map((snippet) => ({ ...snippet, base: baseOf(snippet.name) }));
const programs = snippets.filter(({ ending }) => ending === "ts" || ending === "cjs");
for (const folder of ["snippets", "programs"]) mkdirSync(join(cwd, folder));
for (const { base, ending, code } of snippets) writeFileSync(join(cwd, "snippets", `${base}.${ending}`), code);
for (const { base, ending } of programs) writeFileSync(join(cwd, "programs", `${base}.ts`), programOf(`../snippets/${base}.${ending}`));

await build({
  entryPoints: programs.map(({ base }) => join(cwd, "programs", `${base}.ts`)),
  outdir: join(cwd, "built"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  // A .wasm file comes as bytes, as from a bundler that has no other way.
  loader: { ".wasm": "binary" },
  logLevel: "silent",
  target: "node20",
});

await reportAll([
  ...Object.entries(COMPILERS).map(([version, compiler]) => {
    const tsc = [toolFile(`${compiler}/bin/tsc`), "--project", "tsconfig.json"];
    return [`all ${programs.length} programs compile, TypeScript ${version}`, () => wrongOf(tsc, cwd)];
  }),
  ...snippets.map((snippet) => [`${snippet.name} ${programs.includes(snippet) ? "runs" : "is read"}`, () => wrongIn(snippet)]),
]);

function baseOf(name) {
  return name.replaceAll(/\W+/g, "-");
}

/** What is wrong with a snippet; nothing when all is well. */
function wrongIn({ base, ending, code }) {
  if (ending === "ts" || ending === "cjs") return wrongOf([join(cwd, "built", `${base}.mjs`)], cwd);
  try {
    if (ending === "sh") execFileSync("bash", ["-n"], { input: code });
    if (ending === "json") JSON.parse(code);
    if (ending === "html") importMapsIn(code).forEach(checkFiles);
    return "";
  } catch (error) {
    return String(error);
  }
}

function importMapsIn(html) {
  return [...html.matchAll(/<script type="importmap">(.*?)<\/script>/gs)].map(([, map]) => JSON.parse(map));
}

/** An import map names files that the package has. */
function checkFiles({ imports }) {
  for (const path of Object.values(imports)) {
    if (!existsSync(join(packed, path.replace("/fingerprint-edge/", "")))) throw new Error(`the package has no file ${path}`);
  }
}

/** A program that runs a snippet as its host would: it is called with requests, one of which must get an answer. */
function programOf(snippet) {
  return `
    import * as given from "../given.ts";
    const module = await import("${snippet}");
    const main = module.default;
    if (typeof main === "function") await main();
    await Promise.all(given.served);
    const handler = module.GET ?? module.loader ?? module.middleware ?? main?.fetch?.bind(main);
    const answers = [];
    for (const request of handler ? given.requests : []) answers.push((await handler(request.clone(), given.env)).status);
    if (handler && !answers.includes(200)) throw new Error(\`it answered \${answers}\`);
    process.exit();`;
}

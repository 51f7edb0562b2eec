// What the READMEs show is compiled as strictly as their readers may compile it, and run against the mock:
// node run.mjs --tarball FILE

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { reportAll, wrongOf } from "../side-by-side.mjs";
import { build } from "../tools.mjs";
import { snippetsOf } from "./snippets.mjs";

const COMPILERS = { 5.4: "typescript54", 5.9: "typescript59", "7.0": "typescript" };

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");
const consumer = makeConsumer(values.tarball, "readme", ["js/readme"]);
const cwd = join(consumer, "js/readme");
const READMES = {
  repository: join(import.meta.dirname, "../../../README.md"),
  package: join(consumer, "node_modules/fingerprint-edge/README.md"),
};

mkdirSync(join(cwd, "snippets"));
const names = Object.entries(READMES).flatMap(([readme, file]) =>
  snippetsOf(file).map((code, index) => {
    const name = `${readme}-${index + 1}`;
    writeFileSync(join(cwd, "snippets", `${name}.ts`), code);
    return name;
  }),
);

await reportAll([
  ...Object.entries(COMPILERS).map(([version, compiler]) => {
    return [
      `all snippets compile, TypeScript ${version}`,
      () => wrongOf([toolFile(`${compiler}/bin/tsc`), "--project", "tsconfig.json"], cwd),
    ];
  }),
  ...names.map((name) => [`${name} runs`, () => runs(name)]),
]);

/** What is wrong with a snippet that is run in Node, and answers if it is a Worker. */
async function runs(name) {
  const program = `
    import snippet from "./snippets/${name}.ts";
    import { env, request } from "./given.ts";
    const response = await (typeof snippet === "function" ? snippet() : snippet.fetch(request, env));
    if (typeof snippet !== "function" && response.status !== 200) throw new Error(\`the Worker answered \${response.status}\`);
    process.exit();`;
  const outfile = join(cwd, "built", `${name}.mjs`);
  const stdin = { contents: program, resolveDir: cwd };
  // A .wasm file comes as bytes, as from a bundler that has no other way.
  await build({
    stdin,
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    loader: { ".wasm": "binary" },
    logLevel: "silent",
    target: "node20",
  });
  return wrongOf([outfile], cwd);
}

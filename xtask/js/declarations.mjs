// Writes the published declarations: for each subpath a file at the root, over a tree in `types` of what they lead to.
// All of it twice, since to a CommonJS user's compiler a `.d.ts` of this package is an ES module.
//
//   node declarations.mjs <folder of what tsc emitted> <package>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { SUBPATHS, WASM_SUBPATHS } from "./conditions.mjs";

const [emitted, out] = process.argv.slice(2);
/** What a subpath's file says of a type that stands elsewhere, and the comment that it came from. */
const ALIAS = /^export type (\w+)(?:<[^>]+>)? = import\(("[^"]+")\)\.(\w+)(?:<[^>]+>)?;$/gm;
const COMMENT = /^\/\*\* .*@typedef .*\n/gm;
const IMPORT = /((?:from|import\() ?)"(\.\.?\/[^"]+)\.js"/g;
const WASM = `/** The module, or what a bundler or a runtime makes of a \`.wasm\` file: for \`fingerprint-edge/init\`. */
declare const module: object;
export default module;
`;

const written = new Set();
const subpaths = [...Object.keys(SUBPATHS), "init"];
for (const name of subpaths) {
  write(`${name}.d.ts`, `export * from "./types/${name}.js";\n`);
  publish(name);
}
for (const name of WASM_SUBPATHS) writeFileSync(join(out, "wasm", `${name}.wasm.d.ts`), WASM);

/** A file of the tree, and what it imports: the rest served the check alone. */
function publish(module) {
  if (written.has(module)) return;
  written.add(module);
  const emittedText = readFileSync(join(emitted, `${module}.d.ts`), "utf8");
  const text = subpaths.includes(module) ? reexporting(emittedText) : emittedText;
  write(posix.join("types", `${module}.d.ts`), text);
  for (const [, , path] of text.matchAll(IMPORT)) publish(posix.join(posix.dirname(module), path));
}

/**
 * A subpath's file with the types themselves in place of aliases: where it has an alias alone, a compiler that writes
 * the declarations of whoever builds on the package can name an interface only by its file, which is no subpath (TS2742).
 */
function reexporting(text) {
  return text
    .replace(COMMENT, "")
    .replace(ALIAS, (_, alias, file, name) => `export type { ${alias === name ? name : `${name} as ${alias}`} } from ${file};`);
}

function write(file, text) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
  writeFileSync(join(out, file.replace(/\.ts$/, ".cts")), text.replace(IMPORT, '$1"$2.cjs"'));
}

// Writes the published declarations: for each subpath a file at the root, over a tree in `types` of what they lead to.
// All of it twice, since to a CommonJS user's compiler a `.d.ts` of this package is an ES module.
//
//   node declarations.mjs <folder of what tsc emitted> <package>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { SUBPATHS, WASM_SUBPATHS } from "./conditions.mjs";
import { documented } from "./typedefs.mjs";

const [emitted, out] = process.argv.slice(2);
const SOURCES = join(import.meta.dirname, "../../js");
/** What a file says of a type that stands elsewhere, and the comment that it came from. */
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
  write(`${name}.d.ts`, `${headerOf(name)}export * from "./types/${name}.js";\n`);
  publish(name);
}
for (const name of WASM_SUBPATHS) writeFileSync(join(out, "wasm", `${name}.wasm.d.ts`), WASM);

/** A file of the tree, and what it imports: the rest served the check alone. */
function publish(module) {
  if (written.has(module)) return;
  written.add(module);
  const emittedText = readFileSync(join(emitted, `${module}.d.ts`), "utf8");
  const text = documented(withoutAliases(emittedText, subpaths.includes(module)), join(SOURCES, `${module}.js`));
  write(posix.join("types", `${module}.d.ts`), text);
  for (const [, , path] of text.matchAll(IMPORT)) publish(posix.join(posix.dirname(module), path));
}

/**
 * A file with the types themselves in place of aliases: where a subpath has an alias alone, a compiler that writes the
 * declarations of whoever builds on the package can name an interface only by its file, which is no subpath (TS2742); and an
 * alias in any file hides the type from what makes documentation of it.
 */
function withoutAliases(text, isSubpath) {
  return text.replace(COMMENT, "").replace(ALIAS, (_, alias, file, name) => {
    const type = alias === name ? name : `${name} as ${alias}`;
    const reexport = `export type { ${type} } from ${file};`;
    // Only what is imported has a name in its own file.
    return isSubpath ? reexport : `import type { ${type} } from ${file};\nexport type { ${alias} };`;
  });
}

/** What the first line of a subpath's source says of it, under the name by which it is imported. */
function headerOf(name) {
  const source = readFileSync(join(SOURCES, `${name}.js`), "utf8");
  const [, module, sentence] = /^\/\/ `([^`]+)`[:,] (.+)$/m.exec(source);
  return `/**\n * ${sentence[0].toUpperCase()}${sentence.slice(1)}\n * @module ${module}\n */\n`;
}

function write(file, text) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
  writeFileSync(join(out, file.replace(/\.ts$/, ".cts")), text.replace(IMPORT, '$1"$2.cjs"'));
}

// Writes the published JavaScript: one file for each subpath and condition, readable, with source maps, and the
// entries of package.json that lead to them.
//
//   node bundle.mjs <js> <folder of the wasm files and their glue> <package>
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { COMMAND, CONDITIONS, manifestEntries, PROVIDED, SHARED, SUBPATHS } from "./conditions.mjs";
import { slimmed } from "./glue.mjs";

const [js, wasm, out] = process.argv.slice(2).map((folder) => resolve(folder));
const names = [...new Set(Object.values(SUBPATHS).flat())];

mkdirSync(join(out, "wasm"), { recursive: true });
for (const name of names) copyFileSync(join(wasm, `${name}.wasm`), join(out, "wasm", `${name}.wasm`));
writeManifest();

for (const { folder, ending, source } of CONDITIONS) {
  const virtual = (name) => source(name, js, folder === "" ? base64(name) : "");
  // What loads no wasm is the same under every condition: it stands at the root alone.
  const wanted = Object.keys(SUBPATHS).filter((name) => folder === "" || SUBPATHS[name].length > 0);
  for (const name of wanted) await bundle(name, { folder, ending, virtual });
  if (folder !== "") continue;
  if (ending === ".js") await bundle(COMMAND, { folder, ending, virtual });
  await bundle(SHARED, { folder, ending, virtual });
  await bundle("init", { folder, ending, virtual: (name) => PROVIDED(name, js) });
}

async function bundle(name, { folder, ending, virtual }) {
  const outfile = join(out, folder, name + ending);
  await build({
    entryPoints: [join(js, `${name}.js`)],
    outfile,
    bundle: true,
    format: ending === ".cjs" ? "cjs" : "esm",
    platform: "neutral",
    target: "es2022",
    // People read what they debug: names stay, and the map leads to the comments; bytes of a wasm file are not for a map.
    minify: false,
    sourcemap: true,
    charset: "utf8",
    plugins: [sources(name, { folder, ending, virtual })],
    logLevel: "warning",
  });
  withoutBytes(`${outfile}.map`);
}

/** Where the sources' imports lead. */
function sources(entry, { folder, ending, virtual }) {
  return {
    name: "sources",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#wasm\// }, ({ path }) => ({ path: basename(path), namespace: "wasm", sideEffects: false }));
      onLoad({ filter: /./, namespace: "wasm" }, ({ path }) => ({ contents: virtual(path), resolveDir: js }));
      // By its name: esbuild writes it into the published file.
      onResolve({ filter: /^#glue\// }, ({ path }) => ({ path: basename(path), namespace: "glue", sideEffects: false }));
      onLoad({ filter: /./, namespace: "glue" }, ({ path }) => ({ contents: glue(`${path}.js`) }));
      // A table of the crate's.
      onResolve({ filter: /^#pairs$/ }, () => ({ path: "pairs", namespace: "table", sideEffects: false }));
      onLoad({ filter: /./, namespace: "table" }, ({ path }) => ({ contents: readFileSync(join(wasm, `${path}.js`), "utf8") }));
      onResolve({ filter: /\.wasm(\?module)?$|^node:/ }, ({ path }) => ({ path, external: true }));
      // Types alone, those made from Rust and the host's: nothing at run time.
      onResolve({ filter: /\/(api\/\w+|host\/types)\.js$/ }, ({ path }) => ({ path, namespace: "types", sideEffects: false }));
      onLoad({ filter: /./, namespace: "types" }, () => ({ contents: "export {};" }));
      // The error classes, and the other subpaths where one stands on them, are files of their own.
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        if (kind === "entry-point") return undefined;
        const file = join(resolveDir, path);
        const shared = file === join(js, "common/errors.js") && entry !== SHARED ? SHARED : undefined;
        const sibling = entry !== "init" && dirname(file) === js ? basename(path, ".js") : undefined;
        const target = shared ?? sibling;
        if (target === undefined) return undefined;
        const atRoot = folder === "" || target === SHARED || SUBPATHS[target].length === 0;
        return { path: `${atRoot && folder !== "" ? ".." : "."}/${target}${ending}`, external: true };
      });
    },
  };
}

function base64(name) {
  return readFileSync(join(wasm, `${name}.wasm`)).toString("base64");
}

function glue(file) {
  return slimmed(readFileSync(join(wasm, file), "utf8"), file);
}

/** The sources of a map as paths in the repository; of a wasm file's bytes, only what they are. */
function withoutBytes(file) {
  const map = JSON.parse(readFileSync(file, "utf8"));
  map.sourcesContent = map.sources.map((source, at) =>
    source.startsWith("wasm:") ? `// ${source.slice(5)}.wasm\n` : map.sourcesContent[at],
  );
  map.sources = map.sources.map((source) => {
    if (source.startsWith("wasm:")) return `wasm/${source.slice(5)}.wasm`;
    if (source.startsWith("table:")) return `table/${source.slice(6)}.js`;
    if (source.startsWith("glue:")) return `glue/${source.slice(5)}.js`;
    const path = resolve(file, "..", source);
    return `js${path.slice(js.length)}`;
  });
  writeFileSync(file, JSON.stringify(map));
}

function writeManifest() {
  const file = join(out, "package.json");
  const { files, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify({ ...rest, ...manifestEntries(), files }, null, 2)}\n`);
}

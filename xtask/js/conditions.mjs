// The one table of the package: its subpaths, and how the wasm arrives under each condition.

/** The subpaths, each with the wasm files that it loads. `errors` is no subpath: its classes are the same whoever imports them. */
export const SUBPATHS = {
  index: ["client", "trust", "verify"],
  client: ["client"],
  trust: ["trust"],
  verify: ["verify"],
  rules: [],
  export: [],
  guard: ["trust", "verify"],
  v3: ["client", "trust"],
  mock: ["mock"],
  migrate: ["migrate"],
};
export const SHARED = "errors";
/** What `npx fingerprint-edge` runs: no subpath, and an ES module alone. */
export const COMMAND = "cli";

/** The wasm files that are subpaths themselves, for `init`. */
export const WASM_SUBPATHS = ["client", "trust", "verify"];

/**
 * What a condition gets. `source` is the module behind `#wasm/NAME`; paths in it begin at `folder`.
 * A resolver takes the first condition that it knows: who knows `edge-light` or `unwasm` may know `workerd`, too. Under a name of
 * `except` and that condition together, there are bytes in JavaScript.
 */
export const CONDITIONS = [
  {
    // Next and Vercel edge; Nitro's edge presets.
    names: ["edge-light", "unwasm"],
    // Nitro sets `unwasm` for Node, too; what it leaves to Node there, Node resolves by conditions of its own.
    except: { unwasm: "node" },
    folder: "edge",
    ending: ".js",
    source: (name) => `import module from "../wasm/${name}.wasm?module";\nexport default () => module;\n`,
  },
  {
    // workerd forbids to compile bytes in a handler: an imported `.wasm` is a module already.
    names: ["workerd"],
    folder: "workerd",
    ending: ".js",
    source: (name) => `import module from "../wasm/${name}.wasm";\nexport default () => module;\n`,
  },
  {
    // Node, Deno, Bun, browsers and every bundler: bytes in JavaScript need no file access, no permission, no asset rule.
    // At the root, under the names of the subpaths, where resolvers that ignore `exports` look. Not under `module-sync`, which
    // Node takes for `require`, too: what copies a program's files for a deployment may not, and leaves this one out.
    names: ["import"],
    folder: "",
    ending: ".js",
    source: inline,
  },
  {
    // The same as CommonJS: `require` in Node, Jest, and all that compiles a user's imports to it.
    names: ["require"],
    folder: "",
    ending: ".cjs",
    source: inline,
  },
];

/** What `init` gets under every condition: the caller brings it. */
export const PROVIDED = (name, room) => `import { ${name} } from "${room}/wasm/provided.js";\nexport default ${name}.load;\n`;

/** Decoded at the first call. */
function inline(_name, room, base64) {
  return `import { decodeBase64 } from "${room}/host/base64.js";\nconst bytes = "${base64}";\nexport default () => decodeBase64(bytes);\n`;
}

/** The `exports` of package.json, and what resolvers that ignore them go by. */
export function manifestEntries() {
  const exports = {};
  for (const [name, wasm] of Object.entries(SUBPATHS)) exports[name === "index" ? "." : `./${name}`] = entry(name, wasm.length > 0);
  exports["./init"] = entry("init", false);
  for (const name of WASM_SUBPATHS) exports[`./${name}.wasm`] = { types: `./wasm/${name}.wasm.d.ts`, default: `./wasm/${name}.wasm` };
  exports["./package.json"] = "./package.json";
  const typesVersions = { "*": Object.fromEntries(WASM_SUBPATHS.map((name) => [`${name}.wasm`, [`./wasm/${name}.wasm.d.ts`]])) };
  return { main: "./index.js", types: "./index.d.ts", typesVersions, exports };
}

/** @param {boolean} byCondition whether it loads wasm: what loads none is the same file for all */
function entry(name, byCondition) {
  const file = ({ folder, ending }) => `./${folder ? `${folder}/` : ""}${name}${ending}`;
  const atRoot = CONDITIONS.filter(({ folder }) => folder === "");
  const bytes = Object.fromEntries(atRoot.flatMap((condition) => condition.names.map((known) => [known, file(condition)])));
  const module = (condition, known) => {
    const instead = condition.except?.[known];
    return instead === undefined ? file(condition) : { [instead]: bytes, default: file(condition) };
  };
  const modules = byCondition ? CONDITIONS.filter((condition) => !atRoot.includes(condition)) : [];
  return {
    types: { require: `./${name}.d.cts`, default: `./${name}.d.ts` },
    ...Object.fromEntries(modules.flatMap((condition) => condition.names.map((known) => [known, module(condition, known)]))),
    ...bytes,
    default: `./${name}.js`,
  };
}

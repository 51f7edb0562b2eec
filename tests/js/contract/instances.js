// The package's wasm instances, which it shows to nobody: whoever makes one while this is loaded is seen doing it.

const { Instance } = WebAssembly;
const seen = [];

WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    seen.push(this);
  }
};

/** What each of the instances exports that has a function of this name: another subpath may have made one of its own. */
export function allWith(name) {
  return seen.map(({ exports }) => exports).filter((exports) => name in exports);
}

/** What the newest instance exports that has a function of this name: `prepare` for the clients, `unseal` for sealed results. */
export function newestWith(name) {
  return allWith(name).at(-1);
}

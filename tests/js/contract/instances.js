// The package's wasm instances, which it shows to nobody: whoever makes one while this is loaded is seen doing it.

const { Instance } = WebAssembly;
const seen = [];

WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    seen.push(this);
  }
};

/** What the newest instance exports that has a function of this name: `prepare` for the clients, `unseal` for sealed results. */
export function newestWith(name) {
  return seen.findLast(({ exports }) => name in exports)?.exports;
}

// The memories of the package's wasm instances, which it shows to nobody: loaded before it, this sees them made.

const { Instance } = WebAssembly;
const memories = [];

WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    super(module, imports);
    memories.push(this.exports.memory);
  }
};

/** The bytes of all of them together. */
export function wasmBytes() {
  return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

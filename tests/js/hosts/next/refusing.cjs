// Loaded before `next start`: the sandbox of its edge routes then compiles no bytes, as Vercel's edge does once they are deployed.

const vm = require("node:vm");

const { createContext } = vm;
vm.createContext = (object, options) => createContext(object, { ...options, codeGeneration: { strings: false, wasm: false } });

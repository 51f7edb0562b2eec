// workerd forbids to compile bytes in a handler: an imported `.wasm` is a module already.
import { core } from "../client-core.js";
import module from "../wasm/client_bg.wasm";

core.provide(() => module);

export * from "../index.js";

// workerd: the mock's `.wasm` imported as a module.
import { core } from "../mock-core.js";
import module from "../wasm/mock_bg.wasm";

core.provide(() => module);

export * from "../mock.js";

// workerd: the mock's `.wasm` imported as a module.
import * as mock from "../mock.js";
import { core } from "../mock-core.js";
import module from "../wasm/mock_bg.wasm";

core.provide(() => module);

// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const createMockApi = mock.createMockApi;

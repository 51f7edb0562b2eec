// The core of the mock: its wasm instance.
import { createCore } from "./core.js";
import * as glue from "./wasm/mock.js";

/** @internal */
export const core = createCore(glue);

// The core of what judges whether an event is genuine: its wasm instance.
import { createCore } from "./core.js";
import * as glue from "./wasm/trust.js";

/** @internal */
export const core = createCore(glue);

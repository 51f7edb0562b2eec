// The core of what judges events by a policy: its wasm instance.
import { createCore } from "./core.js";
import * as glue from "./wasm/verify.js";

/** @internal */
export const core = createCore(glue);

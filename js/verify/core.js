// The core of what judges events by a policy: its wasm instance.
import * as glue from "#glue/verify";
import load from "#wasm/verify";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore(glue, load);

// The core of what judges events by a policy: its wasm instance.
import { __wbg_reset_state, initSync, verify_event, verify_table } from "#glue/verify";
import load from "#wasm/verify";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore({ __wbg_reset_state, initSync, verify_event, verify_table }, load);

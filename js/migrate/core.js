// The core of the way between v3 and v4: its wasm instance.
import { __wbg_reset_state, downgrade_event, initSync, upgrade_event } from "#glue/migrate";
import load from "#wasm/migrate";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore({ __wbg_reset_state, downgrade_event, initSync, upgrade_event }, load);

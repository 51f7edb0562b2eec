// The core of the way from v3 to v4: its wasm instance.
import { __wbg_reset_state, initSync, upgrade_event } from "#glue/migrate";
import load from "#wasm/migrate";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore({ __wbg_reset_state, initSync, upgrade_event }, load);

// The core of the mock: its wasm instance.
import { __wbg_reset_state, create, fail, handle, initSync, release, requests, reset } from "#glue/mock";
import load from "#wasm/mock";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore({ __wbg_reset_state, create, fail, handle, initSync, release, requests, reset }, load);

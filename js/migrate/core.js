// The core of the way from v3 to v4: its wasm instance.
import * as glue from "#glue/migrate";
import load from "#wasm/migrate";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore(glue, load);

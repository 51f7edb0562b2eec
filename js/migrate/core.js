// The core of the way from v3 to v4: its wasm instance.
import { createCore } from "./core.js";
import * as glue from "./wasm/migrate.js";

/** @internal */
export const core = createCore(glue);

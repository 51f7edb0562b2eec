// The core of the mock: its wasm instance.
import * as glue from "#glue/mock";
import load from "#wasm/mock";
import { createCore } from "../wasm/core.js";

/** @internal */
export const core = createCore(glue, load);

// The core of what judges whether an event is genuine: its wasm instance.
import { createCore } from "./core.js";
import * as glue from "./wasm/trust.js";

/** How much memory an instance may keep: one large input must not hold its memory for ever, since it never shrinks. */
const MOST_MEMORY = 8 * 1024 * 1024;

const { provide, call } = createCore(glue);

/** @internal */
export const core = {
  provide,
  /**
   * @template R
   * @param {(wasm: typeof glue) => R} use
   * @returns {R}
   */
  call(use) {
    const result = call(use);
    // Of an instance that runs, `initSync` gives the exports.
    if (glue.initSync(/** @type {any} */ (undefined)).memory.buffer.byteLength > MOST_MEMORY) glue.__wbg_reset_state();
    return result;
  },
};

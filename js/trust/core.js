// The core of what judges whether an event is genuine: its wasm instance.
import { __wbg_reset_state, initSync, sign, unseal } from "#glue/trust";
import load from "#wasm/trust";
import { createCore } from "../wasm/core.js";

/** How much memory an instance may keep: one large input must not hold its memory for ever, since it never shrinks. */
const MAX_MEMORY = 8 * 1024 * 1024;

// By its names, so that the rest of the glue is left out.
const glue = { __wbg_reset_state, initSync, sign, unseal };
const { call } = createCore(glue, load);

/** @internal */
export const core = {
  /**
   * @template R
   * @param {(wasm: typeof glue) => R} use
   * @returns {R}
   */
  call(use) {
    const result = call(use);
    // Of an instance that runs, `initSync` gives the exports.
    if (glue.initSync(/** @type {any} */ (undefined)).memory.buffer.byteLength > MAX_MEMORY) glue.__wbg_reset_state();
    return result;
  },
};

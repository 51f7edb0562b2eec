// Holds a wasm instance, and replaces it after a trap.
import { InternalError } from "./errors.js";

/**
 * What `wasm-bindgen --target web` makes of a wasm file, as far as it is the same for all of them.
 * @typedef {object} Glue
 * @property {(input: { module: any }) => unknown} initSync
 * @property {() => void} __wbg_reset_state
 */

/**
 * @template {Glue} T
 * @param {T} glue
 */
export function createCore(glue) {
  /** @type {(() => import("./host.js").WasmSource) | undefined} */
  let load;
  let started = false;
  let broken = false;

  return {
    /**
     * Says where the module comes from. It is fetched and instantiated at the first call, so that an
     * import costs nothing and does nothing that a runtime forbids at its top level.
     * @param {() => import("./host.js").WasmSource} loader
     */
    provide(loader) {
      load = loader;
    },

    /**
     * Runs `use` with the exported functions. They answer bad input with text: whatever they throw
     * is a trap, after which the memory of the instance is not to be trusted.
     * @template R
     * @param {(wasm: T) => R} use
     * @returns {R}
     */
    call(use) {
      if (!started) {
        if (!load) throw new TypeError("the wasm module is missing: call `init(module)`, `initTrust(module)` or `initVerify(module)` first");
        glue.initSync({ module: load() });
        started = true;
      } else if (broken) {
        glue.__wbg_reset_state();
      }
      broken = true;
      try {
        const result = use(glue);
        broken = false;
        return result;
      } catch (cause) {
        throw new InternalError("the wasm instance trapped", { operation: "none", attempts: 0, retryable: true, mayHaveArrived: false, cause: /** @type {Error} */ (cause) });
      }
    },
  };
}

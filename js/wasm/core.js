// Holds a wasm instance, replaces it after a trap, and reads what it answers; `js/wasm/src/lib.rs` describes that.
import { InternalError, withFacts } from "../common/errors.js";

/** @typedef {import("../host/types.js").WasmSource} WasmSource */

/**
 * What `wasm-bindgen --target web` makes of a wasm file, as far as it is the same for all of them.
 * @typedef {object} Glue
 * @property {(input: { module: any }) => unknown} initSync
 * @property {() => void} __wbg_reset_state
 */

/**
 * A core over its glue, which names the functions in use so that bundlers drop the rest, and over what brings its wasm. That is asked for at the first call, so that an import costs
 * nothing and does nothing that a runtime forbids at its top level.
 * @template {Glue} T
 * @param {T} glue
 * @param {() => WasmSource} load
 */
export function createCore(glue, load) {
  let started = false;
  let broken = false;

  /**
   * Runs `use` with the exported functions. They answer bad input with text and call nothing of the host's: what a trap
   * throws says that the memory of the instance is not to be trusted, and whatever else is thrown has nothing to do with it.
   * @template R
   * @param {(wasm: T) => R} use
   * @returns {R}
   */
  function call(use) {
    if (!started) {
      start(glue, load());
      started = true;
    } else if (broken) {
      glue.__wbg_reset_state();
    }
    broken = false;
    try {
      return use(glue);
    } catch (cause) {
      broken = isTrap(cause);
      throw broken ? internalError("the wasm instance trapped", true, cause) : cause;
    }
  }

  return {
    call,

    /**
     * As `call`, for functions that answer with a value or a refusal.
     * @param {(wasm: T) => string} use
     * @returns {string} the value
     * @throws {TypeError} with the words of the refusal
     */
    ask(use) {
      const { mark, text } = read(call(use));
      if (mark !== VALUE) throw new TypeError(text);
      return text;
    },
  };
}

/** Before a value; anything else stands before a refusal. */
export const VALUE = "=";
/** Before a refusal that holds for one key alone. */
export const WRONG_KEY = "?";

/**
 * An answer, taken apart.
 * @param {string} answer
 */
export function read(answer) {
  return { mark: answer[0], text: answer.slice(1) };
}

/**
 * Whether a value is a `WebAssembly.Module`: by its tag, since some hosts hand over one of another realm.
 * @param {unknown} value
 */
export function isModule(value) {
  return Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
}

/**
 * Whether it is what a trap throws, or a stack without room: by its name, since the instance may be of another realm.
 * @param {unknown} cause
 */
function isTrap(cause) {
  const name = /** @type {any} */ (cause)?.name;
  return name === "RuntimeError" || name === "RangeError" || name === "InternalError";
}

/**
 * @param {Glue} glue
 * @param {WasmSource} source
 */
function start(glue, source) {
  // As it is: an instance asks for no class of this realm, and a host may share one module among many.
  const given = isModule(source);
  try {
    // Where a policy forbids wasm, WebKit compiles it, and only then refuses to make an instance.
    glue.initSync({ module: given ? source : new /** @type {any} */ (globalThis).WebAssembly.Module(source) });
  } catch (cause) {
    if (given) throw cause;
    throw internalError(
      "this host does not compile wasm from bytes: allow 'wasm-unsafe-eval' in the content security policy, " +
        'resolve the package under the condition "workerd", or pass modules to "fingerprint-edge/init"',
      false,
      cause,
    );
  }
}

/**
 * @param {string} message
 * @param {boolean} retryable whether the next call gets another instance
 * @param {unknown} cause
 */
function internalError(message, retryable, cause) {
  const error = new InternalError(message, undefined, /** @type {Error} */ (cause));
  return withFacts(error, { operation: "none", attempts: 0, retryable, mayHaveArrived: false });
}

// What `#wasm/NAME` gives, whatever the build makes of it: see `xtask/js/conditions.mjs`.
import type { WasmSource } from "../host/types.js";

/** The module, or its bytes. */
declare const load: () => WasmSource;
export default load;

// workerd: the `.wasm` that judges events by a policy, imported as a module.
import * as lib from "../index.js";
import { core } from "../verify-core.js";
import module from "../wasm/verify_bg.wasm";

core.provide(() => module);
// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const verifyEvent = lib.verifyEvent;

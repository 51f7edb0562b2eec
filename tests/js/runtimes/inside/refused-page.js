// A page whose content security policy does not allow wasm.

import { refusal } from "./refused.js";

globalThis.report = refusal();

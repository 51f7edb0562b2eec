// workerd: the `.wasm` of the way from v3 to v4 imported as a module.
import * as migrate from "../migrate.js";
import { core } from "../migrate-core.js";
import module from "../wasm/migrate_bg.wasm";

core.provide(() => module);

// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const upgradeEvent = migrate.upgradeEvent;

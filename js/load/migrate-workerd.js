// workerd: the `.wasm` of the way from v3 to v4 imported as a module.
import { core } from "../migrate-core.js";
import module from "../wasm/migrate_bg.wasm";

core.provide(() => module);

export * from "../migrate.js";

// workerd forbids to compile bytes in a handler: an imported `.wasm` is a module already.
import { core } from "../client-core.js";
import * as lib from "../index.js";
import module from "../wasm/client_bg.wasm";

core.provide(() => module);
// Bindings of its own: bundlers skip a file that has none, and its `provide` with it.
export const FingerprintClient = lib.FingerprintClient, FingerprintServerApiClient = FingerprintClient;
export const FingerprintV3Client = lib.FingerprintV3Client, FingerprintIqClient = lib.FingerprintIqClient;

// workerd: the `.wasm` that opens sealed results and checks webhooks, imported as a module.
import * as lib from "../index.js";
import { core } from "../trust-core.js";
import module from "../wasm/trust_bg.wasm";

core.provide(() => module);
// Bindings of its own: bundlers skip a file that has none, and its `provide` with it.
export const unsealEventsResponse = lib.unsealEventsResponse, readWebhook = lib.readWebhook;
export const isValidWebhookSignature = lib.isValidWebhookSignature, isValidFingerprintIqWebhookSignature = lib.isValidFingerprintIqWebhookSignature;

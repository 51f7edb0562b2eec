// Node, Deno, Bun, browsers and their bundlers: the bytes that open sealed results and check webhooks.
import * as lib from "../index.js";
import { core } from "../trust-core.js";
import base64 from "../wasm/trust-bytes.js";
import { decodeBase64 } from "./base64.js";
core.provide(() => decodeBase64(base64));
// Bindings of its own: bundlers skip a file that has none, and its `provide` with it.
export const unsealEventsResponse = lib.unsealEventsResponse, readWebhook = lib.readWebhook;
export const isValidWebhookSignature = lib.isValidWebhookSignature, isValidFingerprintIqWebhookSignature = lib.isValidFingerprintIqWebhookSignature;

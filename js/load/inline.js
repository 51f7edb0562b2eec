// Node, Deno, Bun, browsers and their bundlers: the bytes of the wasm files in JavaScript.
export * from "../index.js";
export { FingerprintClient, FingerprintIqClient, FingerprintServerApiClient, FingerprintV3Client } from "./client-inline.js";
export { isValidFingerprintIqWebhookSignature, isValidWebhookSignature, readWebhook, unsealEventsResponse } from "./trust-inline.js";
export { verifyEvent } from "./verify-inline.js";

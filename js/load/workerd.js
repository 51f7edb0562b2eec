// workerd: the `.wasm` files imported as modules.
export * from "../index.js";
export { FingerprintClient, FingerprintIqClient, FingerprintServerApiClient, FingerprintV3Client } from "./client-workerd.js";
export { isValidFingerprintIqWebhookSignature, isValidWebhookSignature, readWebhook, unsealEventsResponse } from "./trust-workerd.js";
export { verifyEvent } from "./verify-workerd.js";

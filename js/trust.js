// `fingerprint-edge/trust`: sealed results and webhooks, and their errors.
export * from "./api/iq.js";
export * from "./api/v3.js";
export * from "./api/v4.js";
export { InternalError, SdkError } from "./common/errors.js";
export * from "./host/types.js";
export { UnsealAggregateError, UnsealError, WebhookError, WebhookSignatureError } from "./trust/errors.js";
export { DecryptionAlgorithm, unsealEventsResponse } from "./trust/sealed.js";
export { isValidFingerprintIqWebhookSignature, isValidWebhookSignature, readWebhook } from "./trust/webhook.js";

/** @typedef {import("./trust/sealed.js").DecryptionKey} DecryptionKey */
/** @typedef {import("./trust/webhook.js").WebhookSignature} WebhookSignature */
/** @typedef {import("./trust/webhook.js").WebhookSignature} IsValidWebhookSignatureParams */
/** @typedef {import("./trust/webhook.js").WebhookOptions} WebhookOptions */

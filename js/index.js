// The public names, nothing else.
export { FingerprintClient, FingerprintClient as FingerprintServerApiClient } from "./v4.js";
export { FingerprintV3Client } from "./v3.js";
export { FingerprintIqClient } from "./iq.js";
export * from "./types.js";
export { Region } from "./options.js";
export { SearchPage } from "./pages.js";
export { DecryptionAlgorithm, unsealEventsResponse } from "./sealed.js";
export { isValidFingerprintIqWebhookSignature, isValidWebhookSignature, readWebhook } from "./webhook.js";
export { verifyEvent } from "./verify.js";
export { applyRuleAction } from "./rule-action.js";
export { UnsealAggregateError, UnsealError, WebhookError, WebhookSignatureError } from "./trust-errors.js";
export { InternalError, InvalidResponseError, NetworkError, RequestError, SdkError, ServerApiError, TimeoutError, TooManyRequestsError } from "./errors.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").ClientOptions} Options */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./hooks.js").Hooks} Hooks */
/** @typedef {import("./hooks.js").HookFacts} HookFacts */
/** @typedef {import("./host.js").FetchLike} FetchLike */
/** @typedef {import("./edge.js").EdgeOptions} EdgeOptions */
/** @typedef {import("./verify.js").EventPolicy} EventPolicy */
/** @typedef {import("./verify.js").SignalRules} SignalRules */
/** @typedef {import("./verify.js").FlagSignal} FlagSignal */
/** @typedef {import("./verify.js").ChoiceSignals} ChoiceSignals */
/** @typedef {import("./verify.js").JudgedEvent} JudgedEvent */
/** @typedef {import("./verify.js").Verdict} Verdict */
/** @typedef {import("./verify.js").Reason} Reason */
/** @typedef {import("./verify.js").ReasonCode} ReasonCode */
/** @typedef {import("./types-v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("./types-v3.js").FingerprintV3SearchEventsFilter} FingerprintV3SearchEventsFilter */
/** @typedef {import("./types-v3.js").FingerprintV3SearchEventsResponse} FingerprintV3SearchEventsResponse */
/** @typedef {import("./types-v3.js").FingerprintV3EventUpdate} FingerprintV3EventUpdate */
/** @typedef {import("./types-v3.js").FingerprintV3GetVisitsParams} FingerprintV3GetVisitsParams */
/** @typedef {import("./types-v3.js").FingerprintV3Visits} FingerprintV3Visits */
/** @typedef {import("./types-v3.js").FingerprintV3RelatedVisitors} FingerprintV3RelatedVisitors */
/** @typedef {import("./types-v3.js").FingerprintV3Webhook} FingerprintV3Webhook */
/** @typedef {import("./types-v3.js").FingerprintV3ErrorCode} FingerprintV3ErrorCode */
/** @typedef {import("./types-v3.js").FingerprintV3ErrorResponse} FingerprintV3ErrorResponse */
/** @typedef {import("./types-iq.js").FingerprintIqEvent} FingerprintIqEvent */
/** @typedef {import("./types-iq.js").FingerprintIqWebhook} FingerprintIqWebhook */
/** @typedef {import("./sealed.js").DecryptionKey} DecryptionKey */
/** @typedef {import("./webhook.js").WebhookSignature} WebhookSignature */
/** @typedef {import("./webhook.js").WebhookOptions} WebhookOptions */

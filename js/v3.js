// `fingerprint-edge/v3`: the names of the official SDK of the Fingerprint Server API v3, for its users.
export * from "./api/v3.js";
export { Region } from "./client.js";
export { InternalError, InvalidResponseError, NetworkError, SdkError, TimeoutError } from "./common/errors.js";
export * from "./host/types.js";
export {
  DecryptionAlgorithm,
  isValidWebhookSignature,
  UnsealAggregateError,
  UnsealError,
  WebhookError,
  WebhookSignatureError,
} from "./trust.js";
export { AuthenticationMode, FingerprintJsServerApiClient } from "./v3/client.js";
export { getRetryAfter, RequestError, TooManyRequestsError } from "./v3/errors.js";
export { readWebhook, unsealEventsResponse, webhookOf } from "./v3/trust.js";

/** @typedef {import("./v3/client.js").Options} Options */
/** @typedef {import("./v3/client.js").OwnOptions} OwnOptions */
/** @typedef {import("./v3/client.js").FingerprintApi} FingerprintApi */
/** @typedef {import("./call/options.js").CallOptions} CallOptions */
/** @typedef {import("./call/hooks.js").Hooks} Hooks */
/** @typedef {import("./api/v3.js").FingerprintV3Event} EventsGetResponse */
/** @typedef {import("./api/v3.js").FingerprintV3EventUpdate} EventsUpdateRequest */
/** @typedef {import("./api/v3.js").FingerprintV3SearchEventsFilter} SearchEventsFilter */
/** @typedef {import("./api/v3.js").FingerprintV3SearchEventsResponse} SearchEventsResponse */
/** @typedef {import("./api/v3.js").FingerprintV3GetVisitsParams | undefined} VisitorHistoryFilter What `getVisits` can be asked for. */
/** @typedef {import("./api/v3.js").FingerprintV3Visits} VisitorsResponse */
/** @typedef {import("./api/v3.js").FingerprintV3GetRelatedVisitorsParams} RelatedVisitorsFilter */
/** @typedef {import("./api/v3.js").FingerprintV3RelatedVisitors} RelatedVisitorsResponse */
/** @typedef {import("./api/v3.js").FingerprintV3Webhook} Webhook */
/** @typedef {import("./api/v3.js").FingerprintV3ApiErrorResponse} ErrorResponse */
/** @typedef {import("./api/v3.js").FingerprintV3ErrorPlainResponse} ErrorPlainResponse */
/** @typedef {import("./trust/sealed.js").DecryptionKey} DecryptionKey */
/** @typedef {import("./trust/webhook.js").WebhookOptions} WebhookOptions */
/** @typedef {import("./trust/webhook.js").WebhookSignature} IsValidWebhookSignatureParams */
/**
 * The query of an operation, of its description in OpenAPI's types.
 * @template Path
 * @typedef {Path extends { parameters: { query?: infer Q } } ? (undefined extends Q ? Q | undefined : Q) : never} ExtractQueryParams
 */

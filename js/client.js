// `fingerprint-edge/client`: the clients alone, their errors and types.
export * from "./api/v4.js";
export { FingerprintIqClient } from "./call/iq.js";
export { Region } from "./call/options.js";
export { SearchPage } from "./call/pages.js";
export { FingerprintV3Client } from "./call/v3.js";
export { FingerprintClient, FingerprintClient as FingerprintServerApiClient } from "./call/v4.js";
export {
  InternalError,
  InvalidResponseError,
  NetworkError,
  PaginationError,
  RequestError,
  SdkError,
  ServerApiError,
  TimeoutError,
  TooManyRequestsError,
} from "./common/errors.js";

/** @typedef {import("./call/options.js").ClientOptions} ClientOptions */
/** @typedef {import("./call/options.js").ClientOptions} Options */
/** @typedef {import("./call/options.js").CallOptions} CallOptions */
/** @typedef {import("./common/errors.js").CallFacts} CallFacts */
/** @typedef {import("./call/hooks.js").Hooks} Hooks */
/** @typedef {import("./call/hooks.js").HookFacts} HookFacts */
/** @typedef {import("./host/types.js").FetchLike} FetchLike */
/** @typedef {import("./call/edge.js").EdgeOptions} EdgeOptions */
/** @typedef {import("./api/v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("./api/v3.js").FingerprintV3SearchEventsFilter} FingerprintV3SearchEventsFilter */
/** @typedef {import("./api/v3.js").FingerprintV3SearchEventsResponse} FingerprintV3SearchEventsResponse */
/** @typedef {import("./api/v3.js").FingerprintV3EventUpdate} FingerprintV3EventUpdate */
/** @typedef {import("./api/v3.js").FingerprintV3GetVisitsParams} FingerprintV3GetVisitsParams */
/** @typedef {import("./api/v3.js").FingerprintV3Visits} FingerprintV3Visits */
/** @typedef {import("./api/v3.js").FingerprintV3RelatedVisitors} FingerprintV3RelatedVisitors */
/** @typedef {import("./api/v3.js").FingerprintV3Webhook} FingerprintV3Webhook */
/** @typedef {import("./api/v3.js").FingerprintV3ErrorCode} FingerprintV3ErrorCode */
/** @typedef {import("./api/v3.js").FingerprintV3ErrorResponse} FingerprintV3ErrorResponse */
/** @typedef {import("./api/iq.js").FingerprintIqEvent} FingerprintIqEvent */
/** @typedef {import("./api/iq.js").FingerprintIqWebhook} FingerprintIqWebhook */

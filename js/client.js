// `fingerprint-edge/client`: the clients alone, their errors and types.
export * from "./api/iq.js";
export * from "./api/v3.js";
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
export * from "./host/types.js";

/** @typedef {import("./call/options.js").ClientOptions} ClientOptions */
/** @typedef {import("./call/options.js").ClientOptions} Options */
/** @typedef {import("./call/options.js").CallOptions} CallOptions */
/** @typedef {import("./call/options.js").SearchOptions} SearchOptions */
/** @typedef {import("./call/options.js").HeadersLike} HeadersLike */
/** @typedef {import("./call/options.js").QueryLike} QueryLike */
/** @typedef {import("./call/options.js").IsRetryable} IsRetryable */
/** @typedef {import("./call/edge.js").EdgeOptions} EdgeOptions */
/** @typedef {import("./call/inspect.js").InspectOptions} InspectOptions */
/** @typedef {import("./call/inspect.js").InspectFields} InspectFields */
/** @typedef {import("./call/iq.js").IqClientOptions} FingerprintIqClientOptions */
/** @typedef {import("./call/hooks.js").Hooks} Hooks */
/** @typedef {import("./call/hooks.js").HookFacts} HookFacts */
/** @typedef {import("./call/hooks.js").FailureFacts} FailureFacts */
/** @typedef {import("./api/v4.js").GetEventParams | undefined} GetEventOptions The official SDK's name for `GetEventParams`. */
/** @typedef {import("./common/errors.js").CallFacts} CallFacts */

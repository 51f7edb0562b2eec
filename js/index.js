// The public names, nothing else.
export { FingerprintClient, FingerprintClient as FingerprintServerApiClient } from "./v4.js";
export * from "./types.js";
export { Region } from "./options.js";
export { SearchPage } from "./pages.js";
export { InternalError, InvalidResponseError, NetworkError, RequestError, SdkError, ServerApiError, TimeoutError, TooManyRequestsError } from "./errors.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").ClientOptions} Options */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./host.js").FetchLike} FetchLike */

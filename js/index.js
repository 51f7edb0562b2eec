// The public names, nothing else.
export { FingerprintClient, FingerprintClient as FingerprintServerApiClient } from "./v4.js";
export { FingerprintV3Client } from "./v3.js";
export { FingerprintIqClient } from "./iq.js";
export * from "./types.js";
export { Region } from "./options.js";
export { SearchPage } from "./pages.js";
export { InternalError, InvalidResponseError, NetworkError, RequestError, SdkError, ServerApiError, TimeoutError, TooManyRequestsError } from "./errors.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").ClientOptions} Options */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./host.js").FetchLike} FetchLike */
/** @typedef {import("./edge.js").EdgeOptions} EdgeOptions */
/** @typedef {import("./types-v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("./types-iq.js").FingerprintIqEvent} FingerprintIqEvent */

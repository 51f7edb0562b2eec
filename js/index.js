// The public names, nothing else.
export { FingerprintClient, FingerprintClient as FingerprintServerApiClient } from "./v4.js";
export { Region } from "./options.js";
export { SearchPage } from "./pages.js";
export { InternalError, InvalidResponseError, NetworkError, RequestError, SdkError, ServerApiError, TimeoutError, TooManyRequestsError } from "./errors.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").ClientOptions} Options */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./host.js").FetchLike} FetchLike */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {import("./types.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("./types.js").EventUpdate} EventUpdate */
/** @typedef {import("./types.js").SearchEventsFilter} SearchEventsFilter */
/** @typedef {import("./types.js").SearchEventsResponse} SearchEventsResponse */
/** @typedef {import("./types.js").EventRuleAction} EventRuleAction */
/** @typedef {import("./types.js").ErrorCode} ErrorCode */
/** @typedef {import("./types.js").ErrorResponse} ErrorResponse */

// `fingerprint-edge/mock`: the three systems in memory, with a `fetch` to reach them.
export { createMockApi } from "./mock/api.js";

/** @typedef {import("./mock/api.js").MockApi} MockApi */
/** @typedef {import("./mock/api.js").MockApiOptions} MockApiOptions */
/** @typedef {import("./mock/api.js").MockFailure} MockFailure */
/** @typedef {import("./mock/api.js").MockRequest} MockRequest */
/** @typedef {import("./mock/fetch.js").MockFetch} MockFetch */
/** @typedef {import("./mock/fetch.js").MockFetchInit} MockFetchInit */
/** @typedef {import("./mock/fetch.js").MockResponse} MockResponse */
/** @typedef {import("./mock/fetch.js").HostResponse} HostResponse */

// The client of the Fingerprint Server API v3, which is deprecated.

import { serialized } from "../common/arguments.js";
import { flatten, flattenId } from "../wasm/flat.js";
import { call } from "./call.js";
import { operationOf } from "./core.js";
import { clientSettings } from "./options.js";
import { SearchPage } from "./pages.js";
import { pagesOf } from "./search.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./options.js").SearchOptions} SearchOptions */
/** @typedef {import("../api/v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("../api/v3.js").FingerprintV3SearchEventsFilter} V3SearchEventsFilter */
/** @typedef {import("../api/v3.js").FingerprintV3SearchEventsResponse} V3SearchEventsResponse */
/** @typedef {import("../api/v3.js").FingerprintV3EventUpdate} V3EventUpdate */
/** @typedef {import("../api/v3.js").FingerprintV3GetVisitsParams} V3GetVisitsParams */
/** @typedef {import("../api/v3.js").FingerprintV3Visits} V3Visits */
/** @typedef {import("../api/v3.js").FingerprintV3RelatedVisitors} V3RelatedVisitors */

/**
 * Client of the [Fingerprint Server API v3](https://docs.fingerprint.com/reference/server-api), which
 * is deprecated: new code should use `FingerprintClient`, and `fingerprint-edge/migrate` turns v3's events into v4's.
 */
export class FingerprintV3Client {
  #settings;

  /**
   * @param {ClientOptions} options
   * @throws {TypeError} when an option is wrong
   */
  constructor(options) {
    this.#settings = clientSettings("v3", options);
  }

  /** Where the workspace keeps its data. */
  get region() {
    return this.#settings.region;
  }

  /**
   * [Gets one event](https://docs.fingerprint.com/reference/getevent). A product that failed has an
   * `error` in place of its `data`, although the answer is a success. Signals of mobile devices, such as `rootApps`, may
   * also be there for browsers, and say nothing about them: ignore them there.
   * @param {string} requestId
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintV3Event>}
   */
  async getEvent(requestId, options) {
    return this.#call("getEvent", flattenId("request_id", requestId), options);
  }

  /**
   * [Searches events](https://docs.fingerprint.com/reference/searchevents).
   * @param {V3SearchEventsFilter} filter `limit` is required
   * @param {SearchOptions} [options] they apply to each page
   * @returns {SearchPage<V3SearchEventsResponse, FingerprintV3Event>}
   */
  searchEvents(filter, options) {
    const input = () => flatten("filter", filter);
    return SearchPage.from(V3_SEARCH, pagesOf(this.#settings, operationOf("v3", "searchEvents"), "pagination_key", input, options));
  }

  /**
   * [Updates an event](https://docs.fingerprint.com/reference/updateevent) that is no older than ten days.
   * @param {string} requestId
   * @param {V3EventUpdate} update
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async updateEvent(requestId, update, options) {
    if (typeof update === "string") throw new TypeError("`updateEvent` takes the request id first, and the update after it");
    const { json, value } = serialized("update", update);
    return this.#call("updateEvent", flattenId("request_id", requestId) + flatten("update", value, true), options, json);
  }

  /**
   * [Deletes the data of a visitor](https://docs.fingerprint.com/reference/deletevisitordata), and is never repeated automatically.
   * The API deletes later: events younger than ten days go within 24 hours, older ones stay. Enterprise plans only.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async deleteVisitorData(visitorId, options) {
    return this.#call("deleteVisitorData", flattenId("visitor_id", visitorId), options);
  }

  /**
   * [Gets the visits of a visitor](https://docs.fingerprint.com/reference/getvisits): at most one, and the paging parameters
   * are deprecated. Where an older release of the API answers in pages, the iterator walks them; there the filters apply to
   * what `limit` has let through, so a page may be short or empty although there are more. For a visitor's history, search
   * v4 by `visitor_id`.
   * @param {string} visitorId
   * @param {V3GetVisitsParams | null} [params]
   * @param {SearchOptions} [options] they apply to each page
   * @returns {SearchPage<V3Visits, V3Visits["visits"][number]>}
   */
  getVisits(visitorId, params, options) {
    const input = () => flattenId("visitor_id", visitorId) + flatten("params", params);
    return SearchPage.from(V3_VISITS, pagesOf(this.#settings, operationOf("v3", "getVisits"), V3_VISITS.key, input, options));
  }

  /**
   * [Gets the visitors that share a device](https://docs.fingerprint.com/reference/related-visitors-api); billable, and off by default.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<V3RelatedVisitors>}
   */
  async getRelatedVisitors(visitorId, options) {
    if (Object(visitorId) === visitorId)
      throw new TypeError("`getRelatedVisitors` takes the visitor id by itself, without an object around it");
    return this.#call("getRelatedVisitors", flattenId("visitor_id", visitorId), options);
  }

  /**
   * @param {string} name
   * @param {string} input
   * @param {CallOptions} [options]
   * @param {string} [body]
   */
  #call(name, input, options, body) {
    return call(this.#settings, operationOf("v3", name), input, body, options);
  }
}

const V3_SEARCH = { operation: "searchEvents", items: "events", key: "paginationKey" };
const V3_VISITS = { operation: "getVisits", items: "visits", key: "paginationKey" };

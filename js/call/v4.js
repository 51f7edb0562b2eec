// The client of the Fingerprint Server API v4.

import { serialized } from "../common/arguments.js";
import { flatten, flattenId } from "../wasm/flat.js";
import { call } from "./call.js";
import { operationOf } from "./core.js";
import { EDGE_OPTIONS, edgeRequest, flattenEdge, splitOptions } from "./edge.js";
import { clientSettings } from "./options.js";
import { SearchPage } from "./pages.js";
import { pagesOf } from "./search.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./options.js").SearchOptions} SearchOptions */
/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../api/v4.js").SearchEventsFilter} SearchEventsFilter */
/** @typedef {import("../api/v4.js").SearchEventsResponse} SearchEventsResponse */
/** @typedef {import("../api/v4.js").EventUpdate} EventUpdate */
/** @typedef {import("../api/v4.js").EdgeRequest} EdgeRequest */
/** @typedef {import("../api/v4.js").EdgeResponse} EdgeResponse */

/**
 * Client of the [Fingerprint Server API v4](https://docs.fingerprint.com/reference/server-api-v4).
 * It holds no connection and no promise, so one instance serves any number of requests. The key of an environment sees the
 * events of that environment only.
 */
export class FingerprintClient {
  #settings;

  /**
   * @param {ClientOptions} options
   * @throws {TypeError} when an option is wrong
   */
  constructor(options) {
    this.#settings = clientSettings("v4", options);
  }

  /** Where the workspace keeps its data. */
  get region() {
    return this.#settings.region;
  }

  /**
   * [Gets one event](https://docs.fingerprint.com/reference/server-api-v4-get-event). Its `source` tells an event of a
   * device from one of the edge. A 503 `service_unavailable` is repeated, as are 504s, which the vendor has deprecated.
   * @param {string} eventId its `event_id`, or a `requestId` of the JavaScript agent
   * @param {import("../api/v4.js").GetEventParams | null} [params] the ruleset to evaluate, for `rule_action` in the answer
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintEvent>}
   */
  async getEvent(eventId, params, options) {
    const input = flattenId("event_id", eventId) + flatten("params", params);
    return this.#call("getEvent", input, options);
  }

  /**
   * As `getEvent`, for an event so fresh that the API may not know it yet: while it answers 404
   * `event_not_found`, it is asked again, first after at most a quarter of a second, later after
   * at most five seconds, until the deadline of the call, which then rejects with that answer. Other
   * failures are repeated as for `getEvent`.
   * @param {string} eventId
   * @param {import("../api/v4.js").GetEventParams | null} [params]
   * @param {CallOptions} [options] `deadline` says how long to keep asking
   * @returns {Promise<FingerprintEvent>}
   */
  async waitForEvent(eventId, params, options) {
    const input = flattenId("event_id", eventId) + flatten("params", params);
    return this.#call("waitForEvent", input, options);
  }

  /**
   * [Searches events](https://docs.fingerprint.com/reference/server-api-v4-search-events), by
   * default the newest ten of the last seven days. `start` is inclusive; whether `end` is, the vendor's sources
   * differ: "before", and "or equal". A 503 `service_unavailable` is repeated.
   * @param {SearchEventsFilter | null} [filter]
   * @param {SearchOptions} [options] they apply to each page
   * @returns {SearchPage<SearchEventsResponse, FingerprintEvent>}
   */
  searchEvents(filter, options) {
    const input = () => flatten("filter", filter);
    return SearchPage.from(PAGE, pagesOf(this.#settings, operationOf("v4", "searchEvents"), PAGE.key, input, options));
  }

  /**
   * [Updates an event](https://docs.fingerprint.com/reference/server-api-v4-update-event) that is
   * no older than a month. One that was just made cannot be updated for a moment (409): the call waits and tries again.
   * @param {string} eventId
   * @param {EventUpdate} update
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async updateEvent(eventId, update, options) {
    const { json, value } = serialized("update", update);
    return this.#call("updateEvent", flattenId("event_id", eventId) + flatten("update", value, true), options, json);
  }

  /**
   * [Deletes the data of a visitor](https://docs.fingerprint.com/reference/server-api-v4-delete-visitor-data):
   * at most 30 times an hour and 500 times a day, and never repeated automatically. The API deletes later: events younger
   * than ten days go within 24 hours, older ones stay. Enterprise plans only.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async deleteVisitorData(visitorId, options) {
    return this.#call("deleteVisitorData", flattenId("visitor_id", visitorId), options);
  }

  /**
   * [Analyzes a request](https://docs.fingerprint.com/reference/server-api-v4-automation-intelligence)
   * that your server received, and makes an event of it: is it an agent, a bot, a proxy? The values of
   * `authorization`, `cookie`, `proxy-authorization` and of `sensitiveHeaders` are not sent; their names are.
   * @param {EdgeRequest | import("../host/types.js").RequestLike} request a Web `Request`, or the fields of one; its body is not read
   * @param {CallOptions & import("./edge.js").EdgeOptions} [options] with a Web `Request`, `ip` or `ipHeader` is required
   * @returns {Promise<EdgeResponse>}
   */
  async makeEdgeEvent(request, options) {
    const { own, others } = splitOptions(options, EDGE_OPTIONS);
    const { json, value } = serialized("request", edgeRequest(request, own));
    return this.#call("makeEdgeEvent", flattenEdge(value), others, json);
  }

  /**
   * @param {string} name
   * @param {string} input
   * @param {CallOptions} [options]
   * @param {string} [body]
   */
  #call(name, input, options, body) {
    return call(this.#settings, operationOf("v4", name), input, body, options);
  }
}

const PAGE = { operation: "searchEvents", items: "events", key: "pagination_key" };

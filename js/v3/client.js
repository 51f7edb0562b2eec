// The client of the official SDK of v3, by its names and call shapes, over the clients of this package.

import { FingerprintV3Client } from "../client.js";
import { knownMembers, ownMember, ownMembers } from "../common/arguments.js";
import { ofV3 } from "./errors.js";
import { ClientOverV4 } from "./over-v4.js";

/** @typedef {import("../call/options.js").ClientOptions} ClientOptions */
/** @typedef {import("../call/options.js").CallOptions} CallOptions */
/** @typedef {import("../api/v3.js").FingerprintV3Event} EventsGetResponse */
/** @typedef {import("../api/v3.js").FingerprintV3EventUpdate} EventsUpdateRequest */
/** @typedef {import("../api/v3.js").FingerprintV3SearchEventsFilter} SearchEventsFilter */
/** @typedef {import("../api/v3.js").FingerprintV3SearchEventsResponse} SearchEventsResponse */
/** @typedef {import("../api/v3.js").FingerprintV3GetVisitsParams} GetVisitsParams */
/** @typedef {import("../api/v3.js").FingerprintV3Visits} VisitorsResponse */
/** @typedef {import("../api/v3.js").FingerprintV3GetRelatedVisitorsParams} RelatedVisitorsFilter */
/** @typedef {import("../api/v3.js").FingerprintV3RelatedVisitors} RelatedVisitorsResponse */
/** @typedef {(typeof AuthenticationMode)[keyof typeof AuthenticationMode]} AuthenticationMode */

/** How the key is sent: only in a header. */
export const AuthenticationMode = Object.freeze(/** @type {const} */ ({ AuthHeader: "AuthHeader", QueryParameter: "QueryParameter" }));

/**
 * The options of this client alone.
 * @typedef {object} OwnOptions
 * @property {AuthenticationMode | undefined} [authenticationMode] `"AuthHeader"`; `"QueryParameter"` is refused, since the key would stand in logs.
 * @property {"v3" | "v4" | undefined} [api] Which API answers, in v3's shape either way. Default `"v3"`.
 */

/** @typedef {ClientOptions & OwnOptions} Options The options of a client: those of this package, and two of its own. */

/**
 * What a client does, for a double of it.
 * @typedef {object} FingerprintApi
 * @property {(requestId: string) => Promise<EventsGetResponse>} getEvent gets one event
 * @property {(body: EventsUpdateRequest, requestId: string) => Promise<void>} updateEvent changes an event
 * @property {(filter: SearchEventsFilter) => Promise<SearchEventsResponse>} searchEvents searches events
 * @property {(visitorId: string, filter?: GetVisitsParams) => Promise<VisitorsResponse>} getVisits gets the visits of a visitor
 * @property {(visitorId: string) => Promise<void>} deleteVisitorData deletes what is known of a visitor
 * @property {(filter: RelatedVisitorsFilter) => Promise<RelatedVisitorsResponse>} getRelatedVisitors gets the visitors of the same device
 */

/**
 * Client of the Fingerprint Server API v3, as `@fingerprintjs/fingerprintjs-pro-server-api` has it. Every operation
 * takes the options of one call, such as a `signal`, as its last argument.
 */
export class FingerprintJsServerApiClient {
  /** @type {Pick<FingerprintV3Client, keyof FingerprintV3Client>} */
  #client;

  /**
   * @param {Readonly<Options>} options
   * @throws {TypeError} when an option is wrong
   */
  constructor(options) {
    const { api = "v3", authenticationMode = AuthenticationMode.AuthHeader, ...rest } = ownMembers("the client options", options);
    if (authenticationMode === AuthenticationMode.QueryParameter)
      throw new TypeError(
        '`authenticationMode` must be "AuthHeader": with "QueryParameter" the key would be part of the URL, and stand in logs',
      );
    if (authenticationMode !== AuthenticationMode.AuthHeader)
      throw new TypeError('`authenticationMode` must be "AuthHeader", there is no other');
    if (api !== "v3" && api !== "v4") throw new TypeError('`api` must be "v3" or "v4"');
    const Client = /** @type {typeof FingerprintV3Client} */ (api === "v4" ? ClientOverV4 : FingerprintV3Client);
    this.#client = new Client(judgedAsV3(rest));
  }

  /** Where the workspace keeps its data. */
  get region() {
    return this.#client.region;
  }

  /**
   * How the key is sent.
   * @returns {AuthenticationMode}
   */
  get authenticationMode() {
    return AuthenticationMode.AuthHeader;
  }

  /**
   * Gets one event.
   * @param {string} requestId
   * @param {CallOptions} [options]
   * @returns {Promise<EventsGetResponse>}
   */
  async getEvent(requestId, options) {
    return told(this.#client.getEvent(requestId, judgedAsV3(options)));
  }

  /**
   * Updates an event.
   * @param {EventsUpdateRequest} body
   * @param {string} requestId
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async updateEvent(body, requestId, options) {
    if (typeof body === "string") throw new TypeError("`updateEvent` takes the update first, and the request id after it");
    return told(this.#client.updateEvent(requestId, body, judgedAsV3(options)));
  }

  /**
   * Searches events: one page of them.
   * @param {SearchEventsFilter} filter `limit` is required
   * @param {CallOptions} [options]
   * @returns {Promise<SearchEventsResponse>}
   */
  async searchEvents(filter, options) {
    return told(this.#client.searchEvents(filter, judgedAsV3(options)));
  }

  /**
   * Gets the visits of a visitor: one page of them.
   * @param {string} visitorId
   * @param {GetVisitsParams | null} [filter]
   * @param {CallOptions} [options]
   * @returns {Promise<VisitorsResponse>}
   */
  async getVisits(visitorId, filter, options) {
    return told(this.#client.getVisits(visitorId, filter, judgedAsV3(options)));
  }

  /**
   * The old name of `getVisits`.
   * @deprecated
   * @param {string} visitorId
   * @param {GetVisitsParams | null} [filter]
   * @param {CallOptions} [options]
   * @returns {Promise<VisitorsResponse>}
   */
  async getVisitorHistory(visitorId, filter, options) {
    return this.getVisits(visitorId, filter, options);
  }

  /**
   * Gets the visitors that share a device.
   * @param {RelatedVisitorsFilter} filter
   * @param {CallOptions} [options]
   * @returns {Promise<RelatedVisitorsResponse>}
   */
  async getRelatedVisitors(filter, options) {
    const { visitor_id } = knownMembers("`getRelatedVisitors` parameter", filter, ["visitor_id"]);
    return told(this.#client.getRelatedVisitors(visitor_id, judgedAsV3(options)));
  }

  /**
   * Deletes the data of a visitor, and is never repeated automatically.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<void>}
   */
  async deleteVisitorData(visitorId, options) {
    return told(this.#client.deleteVisitorData(visitorId, judgedAsV3(options)));
  }
}

/**
 * Options whose `isRetryable` is asked about the errors that the caller of this client would catch.
 * @param {any} options
 */
function judgedAsV3(options) {
  const isRetryable = ownMember(options, "isRetryable");
  if (typeof isRetryable !== "function") return options;
  /** @type {import("../call/options.js").IsRetryable} */
  const judged = (facts) => isRetryable({ ...facts, error: ofV3(facts.error) });
  return { ...ownMembers("the call options", options), isRetryable: judged };
}

/**
 * An answer, or the error that the official SDK would throw.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
async function told(answer) {
  try {
    return await answer;
  } catch (error) {
    throw ofV3(error);
  }
}

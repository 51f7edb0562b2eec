// The client of FingerprintIQ.

import { ownMembers, serialized } from "../common/arguments.js";
import { flattenId } from "../wasm/flat.js";
import { call } from "./call.js";
import { operationOf } from "./core.js";
import { flattenEdge, splitOptions } from "./edge.js";
import { INSPECT_OPTIONS, inspectBody } from "./inspect.js";
import { clientSettings, keyName } from "./options.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("../api/iq.js").FingerprintIqEvent} FingerprintIqEvent */
/** @typedef {import("../api/iq.js").FingerprintIqVisits} FingerprintIqVisits */
/** @typedef {import("../api/iq.js").FingerprintIqVisitor} FingerprintIqVisitor */
/** @typedef {import("../api/iq.js").FingerprintIqInspection} FingerprintIqInspection */

/**
 * The options of a client of FingerprintIQ, which has no regions. Of its two keys, `apiKey` and `liveKey`, one is enough, for the operations that it opens.
 * @typedef {Omit<ClientOptions, "region"> & { liveKey?: ClientOptions["apiKey"] }} IqClientOptions
 */

/**
 * Client of [FingerprintIQ](https://docs.fingerprintiq.com/api/events). `getEvent` is documented in full and needs the `apiKey`,
 * which begins with `fiq_secret_`. The others need the `liveKey`, which begins with `fiq_live_` or `fiq_test_`.
 */
export class FingerprintIqClient {
  /** @type {Record<string, Settings | undefined>} by the system that a key opens */
  #settings = {};

  /**
   * @param {IqClientOptions} options
   * @throws {TypeError} when an option is wrong
   */
  constructor(options) {
    const { liveKey: live, ...own } = ownMembers("the client options", options);
    if (live === null) throw new TypeError("`liveKey` must not be null: leave it out instead");
    const keys = { iq: own.apiKey, live };
    // Without any key they are a proxy's to add, both of them.
    const keyless = keys.iq === undefined && live === undefined;
    for (const [system, apiKey] of Object.entries(keys)) {
      const [otherKey] = Object.values(keys).filter((key) => key !== apiKey && typeof key === "string");
      if (keyless || apiKey !== undefined) this.#settings[system] = { ...clientSettings(system, { ...own, apiKey }), otherKey };
    }
  }

  /**
   * [Gets one event](https://docs.fingerprintiq.com/api/events), with all signals.
   * @param {string} requestId
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintIqEvent>}
   */
  async getEvent(requestId, options) {
    return this.#call("iq", "getEvent", flattenId("requestId", requestId), options);
  }

  /**
   * [Gets the newest visits of a visitor](https://docs.fingerprintiq.com/api/visits), at most 20. It needs the `liveKey`.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintIqVisits>}
   */
  async getVisits(visitorId, options) {
    return this.#call("live", "getVisits", flattenId("visitorId", visitorId), options);
  }

  /**
   * Gets a visitor. It needs the `liveKey`, and is as observed: the vendor's Python SDK calls it, its documents do not tell of it.
   * @param {string} visitorId
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintIqVisitor>}
   */
  async getVisitor(visitorId, options) {
    return this.#call("live", "getVisitor", flattenId("visitorId", visitorId), options);
  }

  /**
   * Tells who sent a request that your server received. It needs the `liveKey`, and is as observed in the vendor's SDKs. What
   * `makeEdgeEvent` keeps back stays here, too, and so does the query. Each inspection counts: it is repeated after a 429 or a
   * 503 alone.
   * @param {import("../host/types.js").RequestLike | import("./inspect.js").InspectFields} request a Web `Request`, or the fields of one; its body is not read
   * @param {CallOptions & import("./inspect.js").InspectOptions} [options]
   * @returns {Promise<FingerprintIqInspection>}
   */
  async inspectRequest(request, options) {
    const { own, others } = splitOptions(options, INSPECT_OPTIONS);
    const { json, value } = serialized("request", inspectBody(request, own));
    const { userAgent, ...checked } = /** @type {Record<string, unknown>} */ (value);
    return this.#call("live", "inspectRequest", flattenEdge(userAgent ? value : checked), others, json);
  }

  /**
   * @param {"iq" | "live"} system
   * @param {string} name
   * @param {string} input
   * @param {CallOptions} [options]
   * @param {string} [body]
   */
  #call(system, name, input, options, body) {
    const settings = this.#settings[system];
    if (!settings) throw new TypeError(`\`${keyName(system)}\` is missing: ${name} needs it`);
    return call(settings, operationOf(system, name), input, body, options);
  }
}

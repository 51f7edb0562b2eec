// The client of FingerprintIQ.
import { call } from "./client.js";
import { operationOf } from "./client-core.js";
import { flattenId } from "./input.js";
import { clientSettings } from "./options.js";

/** @typedef {import("./options.js").ClientOptions} ClientOptions */
/** @typedef {import("./options.js").CallOptions} CallOptions */
/** @typedef {import("./types-iq.js").FingerprintIqEvent} FingerprintIqEvent */

/**
 * Client of [FingerprintIQ](https://docs.fingerprintiq.com/api/events), whose server API documents
 * one operation. Its key begins with `fiq_secret_`, and there are no regions.
 */
export class FingerprintIqClient {
  #settings;

  /**
   * @param {Omit<ClientOptions, "region">} options
   * @throws {TypeError} when an option is wrong
   */
  constructor(options) {
    this.#settings = clientSettings("iq", options);
  }

  /**
   * [Gets one event](https://docs.fingerprintiq.com/api/events), with all signals.
   * @param {string} requestId
   * @param {CallOptions} [options]
   * @returns {Promise<FingerprintIqEvent>}
   */
  async getEvent(requestId, options) {
    return call(this.#settings, operationOf("iq", "getEvent"), flattenId("requestId", requestId), undefined, options);
  }
}

// The operations of v3 over the client of v4: what they ask for is translated, and its events come back in v3's shape.

import { FingerprintClient } from "../client.js";
import { knownMembers, ownMembers, typeName } from "../common/arguments.js";
import { RequestError } from "../common/errors.js";
import { now } from "../host/time.js";
import { inShape } from "./shape.js";

/** @typedef {import("../call/options.js").CallOptions} CallOptions */
/** @typedef {import("../call/options.js").ClientOptions} ClientOptions */
/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */

/** The filters that v4 has no longer. */
const GONE = ["ip_blocklist", "datacenter", "proximity_precision_radius"];
const VISITS_PARAMETERS = ["request_id", "linked_id", "limit", "paginationKey", "before"];
/** How many events a page of v4 has at most. */
const MOST = 100;
/** How many visits v3 goes through: so many by default, and never more. */
const SCANNED = { least: 100, most: 500 };
const DEADLINE_MS = 30_000;
/** What v4 calls what v3 has by another name. */
const NAMES = { "`event_id`": "`request_id`", "`linked_id`": "`linkedId`", "`tags`": "`tag`" };
const NAMES_OF_VISITS = { "`event_id`": "`request_id`", "`end`": "`before`", "`pagination_key`": "`paginationKey`" };

/** A client with the operations of `FingerprintV3Client`. */
export class ClientOverV4 {
  #client;
  #deadline;

  /** @param {ClientOptions} options */
  constructor(options) {
    this.#client = new FingerprintClient(options);
    this.#deadline = options.deadline ?? DEADLINE_MS;
  }

  get region() {
    return this.#client.region;
  }

  /** @param {string} requestId @param {CallOptions} [options] */
  async getEvent(requestId, options) {
    return inShape("Event", await inNamesOfV3(this.#client.getEvent(requestId, null, options)));
  }

  /** @param {string} requestId @param {any} update @param {CallOptions} [options] */
  async updateEvent(requestId, update, options) {
    const { linkedId, tag, suspect } = knownMembers("`update` member", update, ["linkedId", "tag", "suspect"]);
    return inNamesOfV3(this.#client.updateEvent(requestId, { linked_id: linkedId, tags: tag, suspect }, options));
  }

  /** @param {string} visitorId @param {CallOptions} [options] */
  async deleteVisitorData(visitorId, options) {
    return this.#client.deleteVisitorData(visitorId, options);
  }

  /** @param {any} filter @param {CallOptions} [options] */
  async searchEvents(filter, options) {
    const own = ownMembers("`filter`", filter);
    for (const name of GONE) {
      if (own[name] != null) throw new TypeError(`v4 has no filter \`${name}\`: leave it out, or search with \`api: "v3"\``);
    }
    const { limit, start, end } = own;
    if (limit == null) throw new TypeError("`limit` is missing");
    if (!(Number.isSafeInteger(limit) && limit > 0)) throw new TypeError(`\`limit\` must be a whole number from 1, got ${typeName(limit)}`);
    const { events, key } = await this.#gathered(own, limit, options);
    // Both ends are outside of the range in v3; v4 does not say.
    const inside = events.filter(
      (event) => !(start != null && event?.timestamp <= Number(start)) && !(end != null && event?.timestamp >= Number(end)),
    );
    return { events: inside.map((event) => inShape("Event", event)), ...(key && { paginationKey: key }) };
  }

  /** @param {string} visitorId @param {any} [params] @param {CallOptions} [options] */
  async getVisits(visitorId, params, options) {
    if (typeof visitorId !== "string" || visitorId === "")
      throw new TypeError(
        `\`visitor_id\` must be a text that is not empty, got ${visitorId === "" ? "an empty one" : typeName(visitorId)}`,
      );
    const { request_id, linked_id, limit, paginationKey, before } = knownMembers("`filter` member", params ?? {}, VISITS_PARAMETERS);
    if (limit != null && !(Number.isSafeInteger(limit) && limit >= 0))
      throw new TypeError(`\`limit\` must be a whole number from 0, got ${typeName(limit)}`);
    const most = Math.min(limit || SCANNED.least, SCANNED.most);
    // All that there is, since v3 knows no range here.
    const filter = { visitor_id: visitorId, linked_id, start: 0, end: before, pagination_key: paginationKey };
    const found = request_id == null ? this.#gathered(filter, most, options) : this.#only(request_id, filter, options);
    const { events, key } = await inNamesOfV3(found, NAMES_OF_VISITS);
    const visits = events
      .filter((event) => !(before != null && event?.timestamp >= Number(before)))
      .map((event) => inShape("Visit", event));
    return { visitorId, visits, ...(key && { paginationKey: key, lastTimestamp: events.at(-1)?.timestamp }) };
  }

  async getRelatedVisitors() {
    throw new TypeError('v4 has no `getRelatedVisitors`: leave it out, or ask with `api: "v3"`');
  }

  /**
   * The event of that id, where it is what the filter asks for.
   * @param {string} id
   * @param {{ visitor_id: string, linked_id: unknown }} filter
   * @param {CallOptions} [options]
   * @returns {Promise<{ events: FingerprintEvent[], key?: string | null | undefined }>}
   */
  async #only(id, { visitor_id, linked_id }, options) {
    /** @type {any} */
    const event = await orNothing(this.#client.getEvent(id, null, options));
    const isMeant = event?.identification?.visitor_id === visitor_id && (linked_id == null || event.linked_id === linked_id);
    return { events: isMeant ? [event] : [] };
  }

  /**
   * So many events, by as many pages as that takes in v4.
   * @param {any} filter
   * @param {number} limit
   * @param {CallOptions} [options]
   * @returns {Promise<{ events: FingerprintEvent[], key?: string | null | undefined }>}
   */
  async #gathered(filter, limit, options) {
    const ends = now() + (options?.deadline ?? this.#deadline);
    /** @type {FingerprintEvent[]} */
    const events = [];
    /** @type {string | null | undefined} */
    let key = filter.pagination_key;
    // Never more pages than full ones would be, whatever the server says.
    for (let pages = 0; pages < Math.ceil(limit / MOST); pages++) {
      const asked = { ...filter, pagination_key: key, limit: Math.min(limit - events.length, MOST) };
      const page = await orNothing(
        this.#client.searchEvents(asked, pages === 0 ? options : { ...options, deadline: Math.max(1, ends - now()) }),
      );
      events.push(...(page?.events ?? []));
      key = page?.pagination_key;
      if (!key) break;
    }
    return { events, key };
  }
}

/**
 * An answer; nothing where the API says that it knows no such visitor or event, which v3 answers with an empty page.
 * @template T
 * @param {PromiseLike<T>} answer
 * @returns {Promise<T | undefined>}
 */
async function orNothing(answer) {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RequestError && error.statusCode === 404 && error.errorCode.endsWith("_not_found")) return undefined;
    throw error;
  }
}

/**
 * What is wrong with an argument, by the name that v3 has for it.
 * @template T
 * @param {Promise<T>} answer
 * @param {Record<string, string>} [names]
 * @returns {Promise<T>}
 */
async function inNamesOfV3(answer, names = NAMES) {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = Object.entries(names).reduce((text, [name, old]) => text.replaceAll(name, old), error.message);
    // It may be the reason of the caller's own signal.
    throw message === error.message ? error : new TypeError(message, { cause: error.cause });
  }
}

// The three systems in memory, with a `fetch` to reach them.
import { ownMembers } from "../common/arguments.js";
import { core } from "./core.js";
import { respond } from "./fetch.js";

/**
 * How a mock behaves. All of it is optional.
 * @typedef {object} MockApiOptions
 * @property {string | undefined} [apiKey] the only key that v4 and v3 accept; `test-secret-key` by default
 * @property {string | undefined} [iqApiKey] the only secret key that FingerprintIQ accepts, beginning with `fiq_secret_`; `fiq_secret_test` by default
 * @property {string | undefined} [iqLiveKey] the only live key that FingerprintIQ accepts, beginning with `fiq_live_` or `fiq_test_`; `fiq_test_key` by default
 * @property {object[] | undefined} [events] the events of the workspace, each with at least `event_id` and
 *   `timestamp`, or as v3 has it, with `products`; each version answers them in its own form, v3 all but those of
 *   the edge; by default 25 events of 4 visitors, dated back from the clock's start
 * @property {object[] | undefined} [v3Events] what v3 knows in place of `events`, each with `products`; an
 *   update or a deletion through one version then leaves the other's events alone
 * @property {object[] | undefined} [iqEvents] the events of FingerprintIQ, each with at least `requestId`; by
 *   default three: `req_mock_customer`, `req_mock_bot`, `req_mock_traveller`
 * @property {number | Date | undefined} [now] where the clock stands, in Unix milliseconds; without it the clock runs
 * @property {"global" | "us" | "eu" | "ap" | undefined} [region] where the workspace lives: a request to the host of another region is refused
 * @property {Record<string, object> | undefined} [rulesets] by id, the `rule_action` that `ruleset_id` brings
 *   back with an event; by default `rs_allow` and `rs_block`
 * @property {boolean | undefined} [subscriptionActive] whether the workspace's subscription is active; `true` by default
 * @property {boolean | undefined} [deleteEnabled] whether visitors may be deleted; `true` by default
 * @property {boolean | undefined} [relatedVisitorsEnabled] whether v3 answers with related visitors; `true` by default
 * @property {string[][] | undefined} [relatedVisitors] the visitors of each device; by default one device, with
 *   `mockAndroidVisitor02` and `mockAndroidBrowser02`
 * @property {number | undefined} [defaultLimit] how many events a page has when a v4 search names no `limit`; 10 by default
 * @property {number | undefined} [searchWindowMs] how far back a search without `start` looks; seven days by default
 * @property {number | undefined} [notReadyMs] the age up to which an event cannot be updated yet; 1000 by default
 * @property {number | undefined} [updatableForMs] the age up to which an event can be updated through v4; 30 days by default
 * @property {number | undefined} [v3UpdatableForMs] the same through v3; ten days by default
 * @property {number | undefined} [deletableForMs] the age up to which events are deleted with their visitor; ten days by default
 * @property {number | undefined} [deletesPerHour] how many visitors may be deleted within an hour; 30 by default
 * @property {number | undefined} [deletesPerDay] how many visitors may be deleted within a day; 500 by default
 * @property {number | undefined} [edgeBodyLimit] the longest body of an edge event, in bytes; 65536 by default
 * @property {number | undefined} [iqMonthlyLimit] how many calls FingerprintIQ answers in a calendar month; no limit by default
 * @property {boolean | undefined} [v3VisitsPaged] whether v3's `getVisits` answers in pages, as older releases did; `false` by default: it
 *   answers at most one visit
 * @property {string | undefined} [environment] the id of the environment that the key belongs to: events of other ones do
 *   not exist for it; by default it is a key of the whole workspace
 * @property {number | undefined} [keptRequests] how many of the received requests `requests` keeps, the newest; all of them by default
 */

/**
 * What goes wrong with the next requests. With `delay`, `truncate`, `stall`, `contentLength` and
 * `productErrors` alone a request is executed and only its answer suffers; anything else takes the API's place.
 * @typedef {object} MockFailure
 * @property {number | undefined} [times] how many requests get it, `Infinity` for all; 1 by default
 * @property {string | undefined} [method] only requests of this method
 * @property {string | undefined} [path] only requests to this path; a `*` at its end stands for anything
 * @property {number | undefined} [status] 200 to 599, with the API's own error body where it documents one
 * @property {string | undefined} [error] the name of a documented error, such as `503_service_unavailable`,
 *   in the words of the system that is asked; for FingerprintIQ also `monthly_limit_exceeded`
 * @property {string | undefined} [body] the body in place of any other
 * @property {boolean | string | undefined} [html] an HTML page, as a proxy sends it; status 502 by default
 * @property {string | undefined} [redirect] the `Location` to point to; status 302 by default
 * @property {Record<string, string> | undefined} [headers] additional headers of the answer
 * @property {number | string | undefined} [retryAfter] the `Retry-After` header; status 429 by default
 * @property {number | undefined} [delay] how long to wait before anything else, in milliseconds
 * @property {boolean | undefined} [hang] never answer
 * @property {boolean | undefined} [drop] close the connection without an answer: `fetch` rejects
 * @property {number | undefined} [truncate] break the connection after this many bytes of the body
 * @property {number | undefined} [stall] send nothing more after this many bytes of the body, and keep the connection open
 * @property {boolean | undefined} [endless] a body of JSON that never ends, 1 KB every 20 ms; status 200 by default
 * @property {number | undefined} [contentLength] announce a body of this many bytes; those that it lacks never come
 * @property {Record<string, "Failed" | "TooManyRequests" | "429 Too Many Requests"> | undefined} [productErrors]
 *   by product, or by `*` for all, the code of its error: events of v3 come with errors in place of
 *   these products' data; only requests for such events get it
 */

/**
 * A request as the mock received it.
 * @typedef {object} MockRequest
 * @property {string} method in upper case
 * @property {string} url all of it, with its query
 * @property {Record<string, string>} headers with lower-case names
 * @property {string | null} body as text; null without one
 */

/**
 * The three systems in memory: one workspace of v4 and v3, and a customer of FingerprintIQ.
 * @typedef {object} MockApi
 * @property {import("./fetch.js").MockFetch} fetch reaches this mock at any host but that of another API; the path says which system. It can be passed on by itself
 * @property {readonly MockRequest[]} requests what was received so far, oldest first; all of it, unless `keptRequests` says less
 * @property {number} now the mock's time, in Unix milliseconds
 * @property {(failure: MockFailure) => void} fail makes the next requests fail
 * @property {(now: number | Date) => void} setTime sets the clock, and stops it
 * @property {(ms: number) => void} advance moves the clock forward
 * @property {() => void} reset puts everything back as it was at the start
 */

/** The mocks are in wasm memory, which nobody else frees. Not every runtime has the registry. */
const leftovers =
  typeof FinalizationRegistry === "function"
    ? new FinalizationRegistry((/** @type {number} */ id) => core.call((wasm) => wasm.release(id)))
    : undefined;

/**
 * Makes a mock of the Fingerprint Server API, v4 and v3, and of FingerprintIQ: the path of a request says which.
 * @param {MockApiOptions} [options]
 * @returns {MockApi}
 * @throws {TypeError} for an option that does not exist or cannot be used; it is named
 */
export function createMockApi(options = {}) {
  const own = ownMembers("`options`", options);
  const start = own.now === undefined ? undefined : millis("now", own.now);
  // Written out here and below: what a caller's object throws has nothing to do with the core.
  const given = jsonOf("options", { ...own, now: start });
  const id = Number(core.ask((wasm) => wasm.create(given)));
  // At the top level of a Worker the system's clock says 0, so a running clock starts at first use.
  let begun = start !== undefined;
  let standing = start;
  let ahead = 0;

  const now = () => standing ?? Date.now() + ahead;
  const begin = () => {
    const time = now();
    if (!begun) core.ask((wasm) => wasm.reset(id, time));
    begun = true;
  };
  /** @param {MockRequest} request @returns {import("./fetch.js").Reply} */
  const handle = (request) => {
    begin();
    const [json, time] = [JSON.stringify(request), now()];
    return JSON.parse(core.ask((wasm) => wasm.handle(id, time, json)));
  };

  /** @type {MockApi} */
  const api = {
    fetch: (input, init) => respond(handle, input, init),
    get requests() {
      return JSON.parse(core.ask((wasm) => wasm.requests(id)));
    },
    get now() {
      return now();
    },
    fail(failure) {
      const own = ownMembers("`failure`", failure);
      begin();
      // JSON knows no `Infinity`; the counter behind this has 32 bits.
      const times = own.times === Infinity ? 2 ** 32 - 1 : own.times;
      const given = jsonOf("failure", { ...own, times });
      core.ask((wasm) => wasm.fail(id, given));
    },
    setTime(time) {
      begin();
      standing = millis("time", time);
    },
    advance(ms) {
      begin();
      const by = millis("ms", ms);
      if (standing === undefined) ahead += by;
      else standing += by;
    },
    reset() {
      standing = start;
      ahead = 0;
      begun = true;
      const time = now();
      core.ask((wasm) => wasm.reset(id, time));
    },
  };
  // `fetch` is used without `api`: what both hold is what must be gone.
  leftovers?.register(handle, id);
  return api;
}

/** @param {string} name @param {number | Date} time */
function millis(name, time) {
  const ms = Number(time);
  if (!Number.isSafeInteger(ms) || (typeof time !== "number" && !(time instanceof Date))) {
    throw new TypeError(`\`${name}\` is neither whole milliseconds nor a valid date`);
  }
  return ms;
}

/**
 * @param {string} name
 * @param {object} value
 */
function jsonOf(name, value) {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new TypeError(`\`${name}\` cannot be written as JSON`, { cause });
  }
}

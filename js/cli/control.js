// What steers the served mock: failures, clock, reset, what was received.
import { isPlainObject } from "../common/arguments.js";

/** How many requests are kept unless the options say so: a mock that is left running must not grow for ever. */
const KEPT_REQUESTS = 1_000;

/**
 * @typedef {object} Control
 * @property {import("../mock.js").MockApi} api the one that is served now
 * @property {(method: string, path: string, body: string) => { status: number, json?: string } | undefined} answer nothing for what is
 *   for the API
 */

/**
 * @param {typeof import("../mock.js").createMockApi} create
 * @param {import("../mock.js").MockApiOptions} start
 * @returns {Control}
 */
export function controlOf(create, start) {
  const made = (/** @type {object} */ options) => {
    if (!isPlainObject(options)) throw new TypeError("expected an object of options");
    return create({ keptRequests: KEPT_REQUESTS, ...options });
  };
  const time = () => ({ status: 200, json: JSON.stringify({ now: control.api.now }) });
  /** @type {Record<string, Record<string, (body: string) => { status: number, json?: string }>>} */
  const routes = {
    "/__mock/fail": {
      POST(body) {
        control.api.fail(JSON.parse(body));
        return { status: 204 };
      },
    },
    "/__mock/clock": {
      GET: time,
      POST(body) {
        const [[name, ms], ...others] = Object.entries(JSON.parse(body));
        if (others.length > 0 || !["now", "advance"].includes(name)) throw new TypeError('expected {"now": ms} or {"advance": ms}');
        if (name === "now") control.api.setTime(ms);
        else control.api.advance(ms);
        return time();
      },
    },
    "/__mock/reset": {
      POST(body) {
        control.api = made(["", "{}"].includes(body.trim()) ? start : JSON.parse(body));
        return time();
      },
    },
    "/__mock/requests": { GET: () => ({ status: 200, json: JSON.stringify(control.api.requests) }) },
  };
  /** @type {Control} */
  const control = {
    api: made(start),
    answer(method, path, body) {
      if (!Object.hasOwn(routes, path)) return undefined;
      const route = routes[path];
      if (!Object.hasOwn(route, method)) return { status: 405, json: "" };
      try {
        return route[method](body);
      } catch (error) {
        return { status: 400, json: JSON.stringify({ error: error instanceof Error ? error.message : String(error) }) };
      }
    },
  };
  return control;
}

// A request that a server received -> the request for `POST /v4/edge`.
import { typeName } from "../common/arguments.js";
import { flatten } from "../wasm/flat.js";
import { secretHeaders } from "./core.js";

/** @typedef {import("../api/v4.js").EdgeRequest} EdgeRequest */
/** @typedef {import("../host/types.js").RequestLike} RequestLike */
/** @typedef {{ name: string, value: string }} EdgeHeader */

/**
 * What `makeEdgeEvent` takes besides the options of every call.
 * @typedef {object} EdgeOptions
 * @property {string | undefined} [ip] The client's address, IPv4 or IPv6, as your server saw it.
 * @property {string | undefined} [ipHeader] The header in which your platform writes the client's address, such as `cf-connecting-ip` or `x-real-ip`: name it only where no client can write it.
 * @property {readonly string[] | undefined} [sensitiveHeaders] Names of more headers whose values stay with you, such as `x-api-key`.
 * @property {string | undefined} [linked_id] An id of your own for the event, up to 256 characters.
 * @property {Record<string, unknown> | undefined} [tags] An object of your own for the event.
 */

export const EDGE_OPTIONS = ["ip", "ipHeader", "sensitiveHeaders", "linked_id", "tags"];

/** What any client can write, or what holds a list of addresses. */
const FORGEABLE = ["x-forwarded-for", "forwarded"];

/**
 * The body for the API, without any secret.
 * @param {EdgeRequest | RequestLike} request
 * @param {EdgeOptions} options
 * @returns {EdgeRequest}
 */
export function edgeRequest(request, { ip, ipHeader, sensitiveHeaders = [], linked_id, tags }) {
  if (typeof request !== "object" || request === null) throw new TypeError(`\`request\` must be an object, got ${typeName(request)}`);
  if (!Array.isArray(sensitiveHeaders) || sensitiveHeaders.some((name) => typeof name !== "string")) {
    throw new TypeError("`sensitiveHeaders` must be an array of strings");
  }
  const { headers, ...rest } =
    typeof (/** @type {any} */ (request).headers?.get) === "function"
      ? fromWebRequest(/** @type {RequestLike} */ (request))
      : /** @type {EdgeRequest} */ (request);
  // They are sent with an empty value: that they are there says something, what is in them is secret.
  const secret = new Set([...secretHeaders(), ...sensitiveHeaders.map((name) => name.toLowerCase())]);
  const address = ip ?? (ipHeader === undefined ? undefined : addressIn(headers, ipHeader));
  return {
    ...rest,
    headers: checkedHeaders(headers).map(({ name, value }) => ({ name, value: secret.has(name.toLowerCase()) ? "" : value })),
    ...(address !== undefined && addressField(address)),
    ...(linked_id !== undefined && { linked_id }),
    ...(tags !== undefined && { tags }),
  };
}

/**
 * The fields in the form in which the core checks them; headers are checked here.
 * @param {EdgeRequest} request
 */
export function flattenEdge(request) {
  return flatten("request", { ...request, headers: {} }, true);
}

/**
 * A Web `Request`, with its headers in the order and the letter case that the host has kept.
 * @param {RequestLike} request
 * @returns {EdgeRequest}
 */
function fromWebRequest({ method, url, headers }) {
  // The API wants the URL without its fragment, which no client sends anyway.
  return {
    method,
    url: url.split("#", 1)[0],
    headers: [.../** @type {Iterable<readonly [string, string]>} */ (headers)].map(([name, value]) => ({ name, value })),
  };
}

/**
 * @param {unknown} headers
 * @returns {EdgeHeader[]}
 */
function checkedHeaders(headers) {
  if (!Array.isArray(headers) || headers.length === 0) throw new TypeError("`headers` must be an array of at least one `{ name, value }`");
  for (const header of headers) {
    if (typeof header?.name !== "string" || typeof header.value !== "string")
      throw new TypeError("`headers` must be an array of `{ name, value }` with strings in it");
  }
  return headers;
}

/**
 * @param {EdgeHeader[]} headers
 * @param {unknown} ipHeader
 */
function addressIn(headers, ipHeader) {
  if (typeof ipHeader !== "string") throw new TypeError(`\`ipHeader\` must be a string, got ${typeName(ipHeader)}`);
  const lower = ipHeader.toLowerCase();
  if (FORGEABLE.includes(lower))
    throw new TypeError(`\`ipHeader\` must not be \`${lower}\`, which any client can write: pass the address as \`ip\``);
  const found = checkedHeaders(headers).filter(({ name }) => name.toLowerCase() === lower);
  if (found.length !== 1)
    throw new TypeError(`\`ipHeader\` names \`${lower}\`, which the request has ${found.length} times instead of once`);
  return found[0].value;
}

/**
 * @param {unknown} address
 * @returns {{ ipv4_address: string } | { ipv6_address: string }}
 */
function addressField(address) {
  const text = typeof address === "string" ? address.trim() : "";
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split(".").every((part) => Number(part) < 256)) return { ipv4_address: text };
  if (/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) && isUrl(`http://[${text}]`)) return { ipv6_address: text };
  throw new TypeError("the client's address must be one IPv4 or IPv6 address: see `ip` and `ipHeader`");
}

/** @param {string} text */
function isUrl(text) {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

// A request that a server received -> the request for `POST /v4/edge`.
import { ownEntries, ownMembers, typeName } from "../common/arguments.js";
import { flatten } from "../wasm/flat.js";
import { addressField } from "./address.js";
import { secretHeaders } from "./core.js";

/** @typedef {import("../api/v4.js").EdgeRequest} EdgeRequest */
/** @typedef {import("../host/types.js").RequestLike} RequestLike */
/** @typedef {{ name: string, value: string }} EdgeHeader */

/**
 * What `makeEdgeEvent` takes besides the options of every call.
 * @typedef {object} EdgeOptions
 * @property {string | undefined} [ip] The client's address, IPv4 or IPv6, as your server saw it; a port is taken off.
 * @property {string | undefined} [ipHeader] The header in which your platform writes the client's address, such as `cf-connecting-ip` or `x-real-ip`: name it only where no client can write it.
 * @property {readonly string[] | undefined} [sensitiveHeaders] Names of more headers whose values stay with you, such as `x-api-key`.
 * @property {string | undefined} [linked_id] An id of your own for the event, up to 256 characters.
 * @property {Record<string, unknown> | undefined} [tags] An object of your own for the event.
 */

export const EDGE_OPTIONS = ["ip", "ipHeader", "sensitiveHeaders", "linked_id", "tags"];

/** What any client can write, or what holds a list of addresses. */
const FORGEABLE = ["x-forwarded-for", "forwarded"];

/**
 * The options of one operation, and those of every call.
 * @param {unknown} options
 * @param {string[]} names of its own
 * @returns {{ own: Record<string, any>, others: Record<string, any> }}
 */
export function splitOptions(options, names) {
  /** @type {any} */
  const [own, others] = [{ __proto__: null }, { __proto__: null }];
  for (const [name, value] of options == null ? [] : ownEntries("the call options", options))
    (names.includes(name) ? own : others)[name] = value;
  return { own, others };
}

/**
 * What is sent of a header's value: of a secret one nothing. That it is there says something, what is in it is secret.
 * @param {unknown} more names of secret headers
 * @returns {(name: string, value: string) => string}
 */
export function valueSent(more = []) {
  if (!Array.isArray(more) || more.some((name) => typeof name !== "string"))
    throw new TypeError("`sensitiveHeaders` must be an array of strings");
  const secret = new Set([...secretHeaders(), ...more].map(comparable));
  return (name, value) => (secret.has(comparable(name)) ? "" : value);
}

/**
 * The fields of a Web `Request`, or of an object of them.
 * @param {any} request
 * @returns {Record<string, any>}
 */
export function fieldsOf(request) {
  if (typeof request !== "object" || request === null) throw new TypeError(`\`request\` must be an object, got ${typeName(request)}`);
  if (typeof request.headers?.get !== "function" || "path" in request) return ownMembers("`request`", request);
  const { method, url, headers } = request;
  return { method, url, headers };
}

/**
 * The body for the API, without any secret.
 * @param {unknown} request
 * @param {EdgeOptions} options
 * @returns {Record<string, unknown>}
 */
export function edgeRequest(request, { ip, ipHeader, sensitiveHeaders, linked_id, tags }) {
  const sent = valueSent(sensitiveHeaders);
  const { headers: given, ...fields } = fieldsOf(request);
  const headers = checkedHeaders(given);
  const address = ip ?? (ipHeader == null ? undefined : addressIn(headers, ipHeader));
  if (typeof fields.url === "string") fields.url = publicUrl(fields.url);
  for (const name of ["ipv6_address", "ipv4_address"]) {
    if (fields[name] == null) continue;
    const field = checkedAddress(`\`${name}\``, fields[name]);
    if (!(name in field)) delete fields[name];
    Object.assign(fields, field);
  }
  return {
    ...fields,
    headers: headers.map(({ name, value }) => ({ name, value: sent(name, value) })),
    ...(address !== undefined && checkedAddress("the client's address", address)),
    ...(linked_id !== undefined && { linked_id }),
    ...(tags !== undefined && { tags }),
  };
}

/**
 * The fields in the form in which the core checks them; headers are checked here.
 * @param {unknown} request
 */
export function flattenEdge(request) {
  return flatten("request", { .../** @type {object} */ (request), headers: {} }, true);
}

/**
 * A URL without its fragment, which no client sends anyway, and without user name and password.
 * @param {string} text
 */
function publicUrl(text) {
  const [bare] = text.split("#", 1);
  try {
    const url = new URL(bare, "https://localhost");
    if (!url.username && !url.password) return bare;
    [url.username, url.password] = ["", ""];
    return url.href;
  } catch {
    return bare;
  }
}

/**
 * A header's name as secret ones are compared: servers differ in letter case, gateways write `_` for `-`, and
 * some keep the blanks around it.
 * @param {string} name
 */
function comparable(name) {
  return name.trim().toLowerCase().replaceAll("_", "-");
}

/**
 * Each member read once; those of a Web `Request` in the order and the letter case that the host has kept.
 * @param {any} headers
 * @returns {EdgeHeader[]}
 */
function checkedHeaders(headers) {
  if (typeof headers?.get === "function") return [...headers].map(([name, value]) => ({ name, value }));
  if (!Array.isArray(headers) || headers.length === 0) throw new TypeError("`headers` must be an array of at least one `{ name, value }`");
  return Array.from({ length: headers.length }, (_, at) => {
    const { name, value } = headers[at] ?? {};
    if (typeof name !== "string" || typeof value !== "string")
      throw new TypeError("`headers` must be an array of `{ name, value }` with strings in it");
    return { name, value };
  });
}

/**
 * @param {EdgeHeader[]} headers
 * @param {unknown} ipHeader
 */
function addressIn(headers, ipHeader) {
  if (typeof ipHeader !== "string") throw new TypeError(`\`ipHeader\` must be a string, got ${typeName(ipHeader)}`);
  const wanted = comparable(ipHeader);
  if (FORGEABLE.includes(wanted))
    throw new TypeError(`\`ipHeader\` must not be \`${wanted}\`, which any client can write: pass the address as \`ip\``);
  const found = headers.filter(({ name }) => comparable(name) === wanted);
  if (found.length !== 1)
    throw new TypeError(`\`ipHeader\` names \`${wanted}\`, which the request has ${found.length} times instead of once`);
  return found[0].value;
}

/**
 * @param {string} name what it was given as
 * @param {unknown} address
 */
function checkedAddress(name, address) {
  const field = addressField(address);
  if (!field) throw new TypeError(`${name} must be one IPv4 or IPv6 address: see \`ip\` and \`ipHeader\``);
  if (name === "`ipv4_address`" && !("ipv4_address" in field))
    throw new TypeError("`ipv4_address` must be an address of IPv4, got one of IPv6");
  return field;
}

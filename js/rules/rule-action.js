// What the rules engine decided about an event -> the response for the visitor, or the request for the origin.
import { ownItems, ownMembers, typeName } from "../common/arguments.js";
import { isHeaderName, isHeaderValue } from "../host/headers.js";

/** @typedef {import("../api/v4.js").EventRuleAction} EventRuleAction */
/** @typedef {import("../api/v4.js").RuleActionHeaderField} RuleActionHeaderField */
/** @typedef {import("../host/types.js").RequestLike} RequestLike */

/**
 * The runtime's `Response`, where its types are known.
 * @typedef {typeof globalThis extends { Response: { prototype: infer R } } ? R : import("../mock/fetch.js").MockResponse} RuleResponse
 */

/** Headers of one connection (RFC 9110, 7.6.1), and those that a host works out from the URL and the body. */
const REFUSED = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
  "content-length",
  "host",
];
/**
 * What a request has besides its method, headers and body, with what it is when nobody said otherwise. That is left out: a host
 * may refuse in so many words what it does by itself.
 * @type {Record<string, unknown>}
 */
const CARRIED = {
  signal: null,
  redirect: "follow",
  credentials: "same-origin",
  cache: "default",
  mode: "cors",
  referrer: "about:client",
  referrerPolicy: "",
  integrity: "",
  keepalive: false,
  cf: null,
};
/** Modes that only a browser may begin a request with; a copy of such a request is `same-origin`, as `fetch` has it. */
const MODES_OF_BROWSERS = ["navigate", "websocket", "webtransport"];

/** `Response` refuses a body, even an empty one, with these. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * Does what a ruleset decided: `event.rule_action` of an event that was fetched with `ruleset_id`.
 *
 * `block` gives the `Response` with the action's status, headers and body. `allow` gives a new request with headers
 * removed, set and appended, in this order, and all else as it was; it takes over the body unread. An action that changes
 * nothing, or of a type that this version does not know, gives `request` itself. See [rules](https://docs.fingerprint.com/docs/rules-engine).
 * @template {RequestLike} R
 * @param {EventRuleAction} action
 * @param {R} request
 * @returns {R | RuleResponse}
 * @throws {TypeError} for what is no action; for a status outside 200 to 599; for a header with a malformed name or
 *   value, that belongs to one connection (`connection`, `te`, …), or that the host works out (`host`, `content-length`),
 *   also with `_` in place of `-`; for a request whose body was read already, or that the host does not make again
 */
export function applyRuleAction(action, request) {
  if (action == null)
    throw new TypeError(`\`action\` is ${action}: an event has a \`rule_action\` when it is asked for with \`ruleset_id\``);
  const own = ownMembers("`action`", action);
  if (typeof own.type !== "string") throw new TypeError(`\`action.type\` must be a string, got ${typeName(own.type)}`);
  if (typeof request?.headers?.get !== "function") throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}`);
  switch (own.type) {
    case "block":
      return responseOf(own);
    case "allow":
      return changed(request, own.request_header_modifications ?? {});
    default:
      return request;
  }
}

/**
 * @param {Record<string, any>} action
 * @returns {RuleResponse}
 */
function responseOf({ status_code: status, headers, body }) {
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599) {
    throw new TypeError(
      `\`action.status_code\` must be a whole number from 200 to 599, got ${typeof status === "number" ? status : typeName(status)}`,
    );
  }
  if (body != null && typeof body !== "string") throw new TypeError(`\`action.body\` must be a string, got ${typeName(body)}`);
  const fields = new Headers();
  for (const [name, value] of checked("action.headers", headers)) fields.append(name, value);
  // As bytes: to a text, the host would add a content type that nobody decided on.
  const bytes = body == null || WITHOUT_BODY.includes(Number(status)) ? null : new TextEncoder().encode(body);
  return /** @type {any} */ (new Response(bytes, { status, headers: fields }));
}

/**
 * @template {RequestLike} R
 * @param {R} request
 * @param {unknown} modifications
 * @returns {R}
 */
function changed(request, modifications) {
  const at = "action.request_header_modifications";
  const { remove, set, append } = ownMembers(`\`${at}\``, modifications);
  const removed = list(`${at}.remove`, remove).map((name, index) => checkedName(`${at}.remove[${index}]`, name));
  const [replaced, added] = [checked(`${at}.set`, set), checked(`${at}.append`, append)];
  if (removed.length + replaced.length + added.length === 0) return request;
  const headers = new Headers(/** @type {any} */ (request.headers));
  for (const name of removed) headers.delete(name);
  for (const [name, value] of replaced) headers.set(name, value);
  for (const [name, value] of added) headers.append(name, value);
  return /** @type {any} */ (again(request, headers));
}

/**
 * The request with other headers. All of it is passed on by name: the `Request` of a framework may take nothing from another
 * request but its URL.
 * @param {any} request
 * @param {Headers} headers
 */
function again(request, headers) {
  const { method, body } = request;
  if (request.bodyUsed || body?.locked) throw new TypeError("the body of `request` was read already: apply the action before");
  /** @type {Record<string, any>} */
  const init = { method, headers, ...(body && { body, duplex: "half" }) };
  for (const [name, usual] of Object.entries(CARRIED)) {
    // Some refuse what they do not have, whatever it says.
    const value = name in Request.prototype ? request[name] : undefined;
    if (value !== undefined && value !== null && value !== usual) init[name] = MODES_OF_BROWSERS.includes(value) ? "same-origin" : value;
  }
  // A stream may not outlive its page.
  if (body) delete init.keepalive;
  try {
    // Where requests have no streams, the body is taken over from the request as a whole.
    return new Request(body === undefined && request instanceof Request ? request : request.url, /** @type {any} */ (init));
  } catch (cause) {
    throw new TypeError("`request` cannot be made again with other headers: this host refuses something about it", { cause });
  }
}

/**
 * The headers as pairs.
 * @param {string} at
 * @param {unknown} fields
 * @returns {[string, string][]}
 */
function checked(at, fields) {
  return list(at, fields).map((field, index) => {
    const own = ownMembers(`\`${at}[${index}]\``, field);
    const name = checkedName(`${at}[${index}].name`, own.name);
    if (!isHeaderValue(own.value))
      throw new TypeError(`the value of the header \`${name}\` in \`${at}\` must be a text without control characters and beyond U+00FF`);
    return [name, own.value];
  });
}

/**
 * @param {string} at
 * @param {unknown} name
 */
function checkedName(at, name) {
  if (!isHeaderName(name))
    throw new TypeError(`\`${at}\` must be the name of a header, got ${typeof name === "string" ? JSON.stringify(name) : typeName(name)}`);
  // Servers that read headers as variables make the same of both.
  if (REFUSED.includes(name.toLowerCase().replaceAll("_", "-")))
    throw new TypeError(`\`${at}\` must not be \`${name}\`, which belongs to one connection or is worked out by the host`);
  return name;
}

/**
 * @param {string} at
 * @param {unknown} values
 */
function list(at, values) {
  return values == null ? [] : ownItems(`\`${at}\``, values);
}

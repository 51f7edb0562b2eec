// What the rules engine decided about an event -> the response for the visitor, or the request for the origin.
import { typeName } from "../common/arguments.js";
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
  "content-length",
  "host",
];
/** `Response` refuses a body, even an empty one, with these. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * Does what a ruleset decided: `event.rule_action` of an event that was fetched with `ruleset_id`.
 *
 * `block` gives the `Response` with the action's status, headers and body. `allow` gives a new request with headers
 * removed, set and appended, in this order; it takes over the body unread. An action that changes nothing, or
 * of a type that this version does not know, gives `request` itself. See [rules](https://docs.fingerprint.com/docs/rules-engine).
 * @template {RequestLike} R
 * @param {EventRuleAction} action
 * @param {R} request
 * @returns {R | RuleResponse}
 * @throws {TypeError} when there is no action; for a status outside 200 to 599; for a header with a malformed name or
 *   value, that belongs to one connection (`connection`, `te`, …), or that the host works out (`host`, `content-length`)
 */
export function applyRuleAction(action, request) {
  if (action == null)
    throw new TypeError(`\`action\` is ${action}: an event has a \`rule_action\` when it is asked for with \`ruleset_id\``);
  if (typeof action !== "object") throw new TypeError(`\`action\` must be an object, got ${typeName(action)}`);
  if (typeof request?.headers?.get !== "function") throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}`);
  switch (action.type) {
    case "block":
      return responseOf(action);
    case "allow":
      return changed(request, action.request_header_modifications ?? {});
    default:
      return request;
  }
}

/**
 * @param {EventRuleAction} action
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
 * @param {import("../api/v4.js").RequestHeaderModifications} modifications
 * @returns {R}
 */
function changed(request, { remove, set, append }) {
  const at = "action.request_header_modifications";
  const removed = list(`${at}.remove`, remove).map((name, index) => checkedName(`${at}.remove[${index}]`, name));
  const [replaced, added] = [checked(`${at}.set`, set), checked(`${at}.append`, append)];
  if (removed.length + replaced.length + added.length === 0) return request;
  const headers = new Headers(/** @type {any} */ (request.headers));
  for (const name of removed) headers.delete(name);
  for (const [name, value] of replaced) headers.set(name, value);
  for (const [name, value] of added) headers.append(name, value);
  return /** @type {any} */ (new Request(/** @type {any} */ (request), { headers }));
}

/**
 * The headers as pairs.
 * @param {string} at
 * @param {RuleActionHeaderField[] | null | undefined} fields
 * @returns {[string, string][]}
 */
function checked(at, fields) {
  return list(at, fields).map((field, index) => {
    const name = checkedName(`${at}[${index}].name`, field?.name);
    if (!isHeaderValue(field.value))
      throw new TypeError(`the value of the header \`${name}\` in \`${at}\` must be a text without control characters and beyond U+00FF`);
    return [name, field.value];
  });
}

/**
 * @param {string} at
 * @param {unknown} name
 */
function checkedName(at, name) {
  if (!isHeaderName(name))
    throw new TypeError(`\`${at}\` must be the name of a header, got ${typeof name === "string" ? JSON.stringify(name) : typeName(name)}`);
  if (REFUSED.includes(name.toLowerCase()))
    throw new TypeError(`\`${at}\` must not be \`${name}\`, which belongs to one connection or is worked out by the host`);
  return name;
}

/**
 * @template T
 * @param {string} at
 * @param {T[] | null | undefined} values
 */
function list(at, values) {
  if (values != null && !Array.isArray(values)) throw new TypeError(`\`${at}\` must be an array, got ${typeName(values)}`);
  return values ?? [];
}

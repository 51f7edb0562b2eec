// A request that a server received -> the body for `POST /v1/sentinel/inspect`.
import { headerPairs } from "../host/headers.js";
import { fieldsOf, valueSent } from "./edge.js";

/**
 * What `inspectRequest` takes besides the options of every call.
 * @typedef {object} InspectOptions
 * @property {readonly string[] | undefined} [sensitiveHeaders] Names of more headers whose values stay with you, such as `x-api-key`.
 * @property {boolean | undefined} [aggregateOnly] Whether the request is only counted, not kept; as observed.
 * @property {number | undefined} [rawSampleRate] What part of the requests is kept as it is; as observed.
 */

/**
 * The fields of a request, where it is no Web `Request`.
 * @typedef {object} InspectFields
 * @property {string} method Such as `GET`.
 * @property {string} path Its query and its fragment are not sent.
 * @property {import("./options.js").HeadersLike} headers Those of the request; the values of secret ones stay with you.
 * @property {string | undefined} [userAgent] The header `user-agent` where it is left out.
 * @property {boolean | undefined} [aggregateOnly] Whether the request is only counted, not kept; as observed.
 * @property {number | undefined} [rawSampleRate] What part of the requests is kept as it is; as observed.
 */

export const INSPECT_OPTIONS = ["sensitiveHeaders", "aggregateOnly", "rawSampleRate"];

/**
 * The body for the API, without any secret: a query may hold some, so the path goes without it.
 * @param {unknown} request
 * @param {InspectOptions} options
 */
export function inspectBody(request, { sensitiveHeaders, ...more }) {
  const sent = valueSent(sensitiveHeaders);
  const { url, path = url, headers: given, ...fields } = fieldsOf(request);
  /** @type {Record<string, string>} */
  const headers = Object.create(null);
  for (const [name, value] of headerPairs("headers", given)) {
    const shown = sent(name, value);
    headers[name] = headers[name] ? `${headers[name]}, ${shown}` : shown;
  }
  return {
    userAgent: headers["user-agent"] ?? "",
    ...fields,
    ...more,
    headers,
    path: typeof path === "string" ? path.replace(/^\w+:\/\/[^/?#]*/, "").split(/[?#]/, 1)[0] || "/" : path,
  };
}

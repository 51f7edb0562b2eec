// What goes wrong -> what the page is told: one form for all, with nothing of the key, of a stack or of the Worker's inside.
import { NetworkError, RequestError, SdkError, ServerApiError, TimeoutError } from "fingerprint-edge/client";

const MAX_MESSAGE = 300;
const MAX_CODE = 100;

/** An answer that is no success, in words of this Worker's own. */
export class Refused extends Error {
  constructor(status, code, message, more = {}) {
    super(message);
    Object.assign(this, { status, code, more });
  }
}

export function answerOf(error, c) {
  const { status, code, message, more } = refusalOf(error);
  const { retryAfter } = more;
  if (retryAfter !== undefined) c.header("retry-after", String(retryAfter));
  // A person who opens an address, or a program that reads JSON.
  if (!c.req.path.startsWith("/api/")) return c.text(`${message}\n`, status);
  return c.json({ error: { code, message: message.slice(0, MAX_MESSAGE), ...more } }, status);
}

function refusalOf(error) {
  if (error instanceof Refused) return error;
  // Names and numbers alone: a message may quote what a visitor sent.
  console.error(error?.name, error?.operation, error?.statusCode);
  return error instanceof SdkError ? failureOf(error) : new Refused(500, "internal", "something went wrong here");
}

/** Of the API's statuses those that say something to a person; there is no 401, which would mean a session here. */
const CODES = { 400: "bad_request", 403: "forbidden", 404: "not_found", 409: "conflict", 429: "too_many_requests" };

function failureOf(error) {
  const more = moreOf(error);
  if (error instanceof TimeoutError) return new Refused(504, "timeout", "the API did not answer in time", more);
  if (error instanceof NetworkError) return new Refused(502, "api_failed", "the API cannot be reached", more);
  if (!(error instanceof RequestError)) return new Refused(502, "api_failed", "the API answered with something unreadable", more);
  const message = error instanceof ServerApiError ? error.message : "the API failed";
  const status = error.statusCode === 401 ? 403 : error.statusCode;
  return status in CODES ? new Refused(status, CODES[status], message, more) : new Refused(502, "api_failed", message, more);
}

function moreOf(error) {
  const { errorCode, retryAfter, mayHaveArrived, operation, statusCode } = error;
  const isChange = ["updateEvent", "deleteVisitorData"].includes(operation);
  // The API says no by a status below 500; after anything else it may have done it.
  const isOpen = isChange && mayHaveArrived && !(statusCode >= 400 && statusCode < 500);
  return {
    ...(error instanceof ServerApiError && { apiCode: errorCode.slice(0, MAX_CODE) }),
    ...(retryAfter !== undefined && { retryAfter: Math.ceil(retryAfter) }),
    ...(isOpen && { mayHaveArrived: true }),
  };
}

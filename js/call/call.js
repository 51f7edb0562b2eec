// A call: ask the core, fetch, read, ask the core again.
import { MOST_BYTES, readSuccess, readText } from "./body.js";
import { core } from "./client-core.js";
import { InternalError, InvalidResponseError, NetworkError, RequestError, ServerApiError, TimeoutError, TooManyRequestsError } from "./errors.js";
import { tell } from "./hooks.js";
import { EXTRA, flatten } from "./input.js";
import { accepted, callSettings, checkKey } from "./options.js";
import { redacted } from "./redact.js";
import { TimeUp, pause, within } from "./time.js";

/** @typedef {import("./client-core.js").Operation} Operation */
/** @typedef {import("./errors.js").CallFacts} CallFacts */
/** @typedef {import("./errors.js").SdkError} SdkError */
/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("./options.js").CallOptions} CallOptions */

/** How much of the body of a failure an error keeps. */
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * What came of an attempt.
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} statusText
 * @property {string} retryAfter the header
 * @property {string} text
 * @property {boolean} cut whether the body went on after `text`
 */

/**
 * Makes one call, with its repetitions.
 * @param {Settings} client
 * @param {Operation} operation
 * @param {string} input flat: see `input.js`
 * @param {string | undefined} body JSON
 * @param {CallOptions} [options]
 * @returns {Promise<any>}
 */
export async function call(client, operation, input, body, options) {
  const started = Date.now();
  const settings = options ? callSettings(client, options) : client;
  const signal = options?.signal ?? undefined;
  const elapsed = () => Date.now() - started;
  let attempts = 0;
  let polls = 0;
  /** @type {(retryable: boolean) => CallFacts} */
  const facts = (retryable) => ({ operation: operation.name, attempts, retryable, mayHaveArrived: attempts > 0 });
  /** @param {keyof import("./hooks.js").Hooks} hook @param {Partial<import("./hooks.js").HookFacts>} [more] */
  const report = (hook, more) => {
    if (settings.hooks) tell(settings.hooks, hook, { operation: operation.name, urlTemplate: operation.template, method: operation.method, attempt: attempts, ...more });
  };
  /** @param {"timeout" | "deadline"} limit @param {CallFacts} known */
  const timeoutError = (limit, known) =>
    new TimeoutError(`${operation.name} had no complete answer within its ${limit} of ${settings[limit]} ms`, known, limit);

  try {
    const extra = options?.query ? EXTRA + flatten("query", options.query) : "";
    const path = accepted(core.call((wasm) => wasm.prepare(operation.index, input + extra)));
    if (signal?.aborted) throw signal.reason;
    const key = await secretKey(settings, signal, () => timeoutError("deadline", facts(true)));
    /** @type {Record<string, string>} */
    const headers = { accept: "application/json", ...settings.headers };
    if (key) headers[settings.authHeader] = settings.authPrefix + key;
    if (body !== undefined) headers["content-type"] = "application/json";
    // Proxies and debuggers answer with what they were asked. What is shorter is no secret, but could be a part of an error code.
    const hide = (/** @type {string} */ text) => (key.length >= SHORTEST_KEY ? text.replaceAll(key, "[key]") : text);

    for (;;) {
      const begun = elapsed();
      const time = core.call((wasm) => wasm.attempt(settings.timeout, settings.deadline, begun));
      if (time === 0) throw timeoutError("deadline", facts(true));
      attempts++;
      report("onRequest");
      /** @type {Answer | undefined} */
      let answer;
      /** @type {unknown} */
      let rejection;
      try {
        answer = await within(Math.abs(time), signal, (stop) =>
          send(settings.fetch ?? globalThis.fetch, settings.origin + path, { method: operation.method, headers, body, redirect: "manual", signal: stop }));
      } catch (reason) {
        if (signal?.aborted) {
          report("onResponse", { durationMs: elapsed() - begun, error: signal.reason });
          throw signal.reason;
        }
        rejection = reason;
      }
      const durationMs = elapsed() - begun;
      if (answer && answer.status >= 200 && answer.status < 300) {
        report("onResponse", { durationMs, statusCode: answer.status });
        return result(operation, answer, facts(false), hide);
      }

      const failure = answer && failureOf(hide(answer.text), settings.system);
      const retryAfter = answer?.retryAfter ? core.call((wasm) => wasm.retry_after(/** @type {Answer} */ (answer).retryAfter, Date.now())) : -1;
      const wait = core.call((wasm) =>
        wasm.after(operation.index, attempts, polls, settings.maxRetries, settings.deadline, elapsed(), statusForCore(answer), failure?.code ?? failure?.message ?? "", retryAfter, Math.random()));
      const known = facts(wait >= 0 || wait === RETRYABLE);
      /** @type {SdkError} */
      let error;
      if (answer && failure) {
        error = requestError({ ...answer, statusText: hide(answer.statusText) }, failure, retryAfter, known);
      } else if (rejection instanceof TimeUp) {
        error = timeoutError(time < 0 ? "deadline" : "timeout", known);
      } else {
        const cause = redacted(rejection, [[settings.origin + path, operation.template], [path, operation.template], [path.split("?")[0], operation.template], [key, "[key]"]]);
        error = new NetworkError(`${operation.name} could not reach the API: ${cause.message}`, { ...known, cause });
      }
      const outcome = answer ? { statusCode: answer.status } : { error };
      report("onResponse", { durationMs, ...outcome });
      if (wait < 0) throw error;
      report("onRetry", { waitMs: wait, ...outcome });
      // After a 404 nothing is sent again but the question whether a fresh event is there by now.
      if (answer?.status === 404) polls++;
      await pause(wait, signal);
    }
  } catch (error) {
    if (error instanceof InternalError) throw new InternalError(`${operation.name} failed: ${error.message}`, { ...facts(attempts === 0 || operation.method === "GET"), cause: /** @type {Error} */ (error.cause) });
    throw error;
  }
}

const SHORTEST_KEY = 8;

/** What `after` answers when the call failed although it may be made again. */
const RETRYABLE = -2;

/**
 * The core's 0 is for no answer; a browser's, for a redirect that it does not show.
 * @param {Answer | undefined} answer
 */
function statusForCore(answer) {
  return answer ? answer.status || 300 : 0;
}

/**
 * @param {Settings} settings
 * @param {import("./host.js").AbortSignalLike | undefined} signal
 * @param {() => TimeoutError} tooLate
 * @returns {Promise<string>} empty when a proxy adds the key
 */
async function secretKey({ apiKey, deadline, keyPrefix }, signal, tooLate) {
  if (typeof apiKey !== "function") return apiKey ?? "";
  try {
    return checkKey(await within(deadline, signal, async () => apiKey()), keyPrefix);
  } catch (error) {
    throw error instanceof TimeUp ? tooLate() : error;
  }
}

/**
 * @param {import("./host.js").FetchLike} fetch called without `this`, as some runtimes demand
 * @param {string} url
 * @param {import("./host.js").FetchInit} init
 * @returns {Promise<Answer>}
 */
async function send(fetch, url, init) {
  const response = await fetch(url, init);
  const { status } = response;
  // Of a success nothing is read that is not needed: hosts make it only when it is asked for.
  if (status >= 200 && status < 300) return { status, statusText: "", retryAfter: "", ...(await readSuccess(response, init.signal)) };
  const { statusText = "", headers } = response;
  const retryAfter = headers?.get("retry-after") ?? "";
  return { status, statusText, retryAfter, ...(await readText(response, MOST_ERROR_BYTES, init.signal)) };
}

/**
 * A success body as `JSON.parse` gives it.
 * @param {Operation} operation
 * @param {Answer} answer
 * @param {CallFacts} facts
 * @param {(text: string) => string} hide
 */
function result({ name, shape, member }, { status, text, cut }, facts, hide) {
  if (!shape) return undefined;
  let wrong = cut ? `is larger than ${MOST_BYTES} bytes` : "is empty";
  if (text && !cut) {
    try {
      const value = JSON.parse(text);
      const inside = value?.[member];
      if (typeOf(inside) === shape) return value;
      wrong = `lacks \`${member}\``;
    } catch {
      wrong = "is not JSON";
    }
  }
  throw new InvalidResponseError(`${name} got HTTP ${status} with a body that ${wrong}`, facts, status, hide(text).slice(0, MOST_ERROR_BYTES));
}

/** @param {unknown} value */
function typeOf(value) {
  return Array.isArray(value) ? "array" : value && typeof value;
}

/**
 * What the body of a failure says: the API's code and message where it is the API's own, and the body
 * itself, parsed where it is JSON.
 * @typedef {object} Failure
 * @property {unknown} body
 * @property {string} [code]
 * @property {string} [message] only where the body is the API's own
 */

/**
 * @param {string} text
 * @param {string} system
 * @returns {Failure}
 */
function failureOf(text, system) {
  try {
    const body = JSON.parse(text);
    const error = body?.error;
    // FingerprintIQ's, and v3's for `getVisits`; v4 documents none without a code.
    if (typeof error === "string" && system !== "v4") return { body, message: error };
    const { code, message } = error ?? {};
    return typeof code === "string" && typeof message === "string" ? { body, code, message } : { body };
  } catch {
    return { body: text.slice(0, MOST_ERROR_BYTES) };
  }
}

/**
 * @param {Answer} answer
 * @param {Failure} failure
 * @param {number} retryAfter milliseconds, or -1
 * @param {CallFacts} facts
 */
function requestError({ status, statusText }, { body, code, message }, retryAfter, facts) {
  const errorCode = code ?? (statusText || `HTTP ${status}`);
  if (message === undefined) {
    const said = status ? `HTTP ${status}` : "a redirect, which is not followed,";
    return new RequestError(`${facts.operation} got ${said} without an error body of the API`, facts, status, body, errorCode);
  }
  if (status !== 429) return new ServerApiError(message, facts, status, body, errorCode);
  return new TooManyRequestsError(message, facts, status, body, errorCode, retryAfter < 0 ? undefined : retryAfter / 1_000);
}

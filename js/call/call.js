// A call: ask the core, fetch, read, ask the core again.
import { InternalError, NetworkError, TimeoutError, withFacts } from "../common/errors.js";
import { reasonOf } from "../host/abort.js";
import { takesNoStore } from "../host/cache.js";
import { now, pause, TIME_UP, within } from "../host/time.js";
import { BETWEEN_PARTS } from "../wasm/flat.js";
import { Attempt, factsOf, result } from "./answer.js";
import { core, stepAfter } from "./core.js";
import { failureOf, requestError } from "./failure.js";
import { tell } from "./hooks.js";
import { callSettings, checkKey } from "./options.js";
import { adviceOn, rejectionOf } from "./rejection.js";
import { withoutSecrets } from "./secret.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./core.js").Operation} Operation */
/** @typedef {import("../common/errors.js").CallFacts} CallFacts */
/** @typedef {import("../common/errors.js").SdkError} SdkError */
/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("./options.js").CallOptions} CallOptions */

/**
 * Makes one call, with its repetitions.
 * @param {Settings} client
 * @param {Operation} operation
 * @param {string} input flat: see `../wasm/flat.js`
 * @param {string | undefined} body JSON
 * @param {CallOptions | null} [options]
 * @returns {Promise<any>}
 */
export function call(client, operation, input, body, options) {
  return run(callSettings(client, options), operation, input, body);
}

/**
 * @param {Settings} settings those of one call
 * @param {Operation} operation
 * @param {string} input
 * @param {string} [body]
 * @returns {Promise<any>}
 */
export async function run(settings, operation, input, body) {
  const started = now();
  const { signal } = settings;
  // Some hosts stop their clocks between I/O: what was waited has passed, whatever they say.
  let passed = 0;
  /** @param {number} [atLeast] */
  const elapsed = (atLeast = 0) => {
    passed = Math.max(passed, now() - started, atLeast);
    return passed;
  };
  let attempts = 0;
  let polls = 0;
  /**
   * What the API said last, when it was that there is no such event yet.
   * @type {SdkError | undefined}
   */
  let notThere;
  /** @type {(retryable: boolean) => CallFacts} */
  const facts = (retryable) => ({ operation: operation.name, attempts, retryable, mayHaveArrived: attempts > 0 });
  const told = () => ({ operation: operation.name, urlTemplate: operation.template, method: operation.method, attempt: attempts });
  /** @param {keyof import("./hooks.js").Hooks} hook @param {Partial<import("./hooks.js").HookFacts>} [more] */
  const report = (hook, more) => {
    if (settings.hooks) tell(settings.hooks[hook], { ...told(), ...more });
  };
  /** @param {"timeout" | "deadline"} limit @param {import("../common/errors.js").ResponseFacts} [response] */
  const timeoutError = (limit, response) =>
    withFacts(
      new TimeoutError(`${operation.name} had no complete answer within its ${limit} of ${settings[limit]} ms`, limit, response),
      facts(true),
    );

  try {
    const path = core.ask((wasm) => wasm.prepare(operation.index, input + (settings.query && BETWEEN_PARTS + settings.query)));
    if (signal?.aborted) throw reasonOf(signal);
    const { apiKey = "" } = settings;
    const key = typeof apiKey === "function" ? await secretKey(settings, apiKey, () => timeoutError("deadline")) : apiKey;
    const headers = headersOf(settings, key, body);
    const url = settings.origin + path;
    const secrets = { keys: [key, settings.otherKey], origin: settings.origin, path, template: operation.template };
    /** @param {string} text @param {boolean} [ids] @param {boolean} [cut] */
    const hide = (text, ids, cut) => withoutSecrets(text, secrets, ids, cut);

    // Nothing has passed yet, unless the key was waited for; hosts ask the system for each look at the clock.
    let begun = typeof apiKey === "function" ? elapsed() : 0;

    for (;;) {
      const left = settings.deadline - begun;
      if (left <= 0) throw notThere ?? timeoutError("deadline");
      const limit = Math.min(settings.timeout, left);
      attempts++;
      report("onRequest");
      const attempt = new Attempt();
      const response = () => attempt.response && factsOf(attempt.response, operation.template, hide);
      /** @type {Answer | undefined} */
      let answer;
      /** @type {unknown} */
      let rejection;
      /** @type {import("../host/types.js").FetchInit | undefined} */
      let init;
      try {
        answer = await within(limit, signal, (stop) => {
          init = requestInit(operation.method, headers, body, stop);
          return attempt.send(settings.fetch ?? globalThis.fetch, url, init, operation, settings.fetch === undefined);
        });
      } catch (reason) {
        answer = attempt.giveUp();
        if (reason === TIME_UP) elapsed(begun + limit);
        if (signal?.aborted) {
          report("onResponse", { durationMs: elapsed() - begun, error: reasonOf(signal) });
          throw reasonOf(signal);
        }
        rejection = reason;
      }
      if (answer && answer.status >= 200 && answer.status < 300) {
        if (settings.hooks) report("onResponse", { durationMs: elapsed() - begun, statusCode: answer.status });
        return result(operation, answer, hide, /** @type {any} */ (response), facts(false));
      }

      const durationMs = elapsed() - begun;
      const failure = answer && failureOf(hide(answer.text, true, answer.cut), settings.system);
      const shown = answer || rejection === TIME_UP ? undefined : rejectionOf(rejection, hide);
      const advice = shown && init ? adviceOn(rejection, shown, url, init) : "";
      /** @param {number} status */
      const stepFor = (status) =>
        stepAfter(operation, settings, {
          attempts,
          polls,
          elapsed: passed,
          status,
          code: failure?.code ?? failure?.message ?? "",
          retryAfter: answer?.retryAfter ?? "",
        });
      let step = advice ? FINAL : stepFor(statusForCore(answer));
      const known = { ...facts(step.retryable), ...(answer && { retryAfter: step.retryAfter }) };
      /** @type {SdkError} */
      let error;
      if (answer && failure) {
        error = requestError(operation.name, /** @type {any} */ (response()), failure);
      } else if (shown) {
        const why = advice ? `${shown.message}: ${advice}` : shown.message;
        error = new NetworkError(`${operation.name} could not reach the API: ${why}`, response(), shown);
      } else {
        // A question that the deadline cuts short leaves what is known.
        const isLate = left <= settings.timeout;
        error = (isLate && notThere) || timeoutError(isLate ? "deadline" : "timeout", response());
      }
      withFacts(error, known);
      const verdict = tell(settings.isRetryable, { ...told(), error });
      // What the table never repeats may do its work twice.
      const isForced = verdict === true && !step.retryable && !ONCE.includes(operation.method);
      if (isForced) step = stepFor(ALWAYS_REPEATED);
      if (verdict === false) step = FINAL;
      error.retryable = step.retryable;
      const { wait } = step;
      const outcome = answer ? { statusCode: answer.status } : { error };
      report("onResponse", { durationMs, ...outcome });
      if (wait === undefined) throw error;
      report("onRetry", { waitMs: wait, ...outcome });
      // After a 404 nothing is sent again but the question whether a fresh event is there by now.
      notThere = answer?.status === 404 && !isForced ? error : undefined;
      if (notThere) polls++;
      const over = elapsed() + wait;
      await pause(wait, signal);
      begun = elapsed(over);
    }
  } catch (error) {
    if (error instanceof InternalError)
      throw withFacts(
        new InternalError(`${operation.name} failed: ${error.message}`, undefined, /** @type {Error} */ (error.cause)),
        facts(attempts === 0 || operation.method === "GET"),
      );
    throw error;
  }
}

/** The methods of deletions and of edge events. */
const ONCE = ["DELETE", "POST"];
/** A status after which the table repeats everything else. */
const ALWAYS_REPEATED = 503;

/**
 * What follows a failure that no repetition mends.
 * @type {import("./core.js").Step}
 */
const FINAL = { wait: undefined, retryable: false, retryAfter: undefined };

/**
 * The core's 0 is for no answer; a browser's, for a redirect that it does not show.
 * @param {Answer | undefined} answer
 */
function statusForCore(answer) {
  return answer ? answer.status || 300 : 0;
}

/**
 * @param {Settings} settings
 * @param {string} key
 * @param {string | undefined} body
 */
function headersOf(settings, key, body) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json", ...settings.headers };
  if (key) headers[settings.authHeader] = settings.authPrefix + key;
  if (body !== undefined) headers["content-type"] = "application/json";
  return headers;
}

/**
 * Without a prototype, in which hosts would look for more options: another way into the network is one of them.
 * @param {string} method
 * @param {Record<string, string>} headers
 * @param {string | undefined} body
 * @param {import("../host/types.js").AbortSignalLike} signal
 * @returns {import("../host/types.js").FetchInit}
 */
function requestInit(method, headers, body, signal) {
  /** @type {import("../host/types.js").FetchInit} */
  const init = /** @type {any} */ ({ __proto__: null, method, headers, body, redirect: "manual", signal });
  if (takesNoStore()) init.cache = "no-store";
  return init;
}

/**
 * @param {Settings} settings
 * @param {() => string | Promise<string>} ask
 * @param {() => TimeoutError} tooLate
 * @returns {Promise<string>}
 */
async function secretKey({ deadline, system, signal }, ask, tooLate) {
  try {
    return checkKey(await within(deadline, signal, async () => ask()), system);
  } catch (error) {
    throw error === TIME_UP ? tooLate() : error;
  }
}

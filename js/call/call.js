// A call: ask the core, fetch, read, ask the core again.
import { InternalError, NetworkError, TimeoutError } from "../common/errors.js";
import { pause, TimeUp, within } from "../host/time.js";
import { BETWEEN_PARTS, flatten } from "../wasm/flat.js";
import { result, send } from "./answer.js";
import { core, stepAfter } from "./core.js";
import { failureOf, requestError } from "./failure.js";
import { tell } from "./hooks.js";
import { callSettings, checkKey } from "./options.js";
import { hiding, redacted, withoutUrl } from "./redact.js";

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
    if (settings.hooks)
      tell(settings.hooks, hook, {
        operation: operation.name,
        urlTemplate: operation.template,
        method: operation.method,
        attempt: attempts,
        ...more,
      });
  };
  /** @param {"timeout" | "deadline"} limit @param {CallFacts} known */
  const timeoutError = (limit, known) =>
    new TimeoutError(`${operation.name} had no complete answer within its ${limit} of ${settings[limit]} ms`, known, limit);

  try {
    const extra = options?.query ? BETWEEN_PARTS + flatten("query", options.query) : "";
    const path = core.ask((wasm) => wasm.prepare(operation.index, input + extra));
    if (signal?.aborted) throw signal.reason;
    const key = await secretKey(settings, signal, () => timeoutError("deadline", facts(true)));
    /** @type {Record<string, string>} */
    const headers = { accept: "application/json", ...settings.headers };
    if (key) headers[settings.authHeader] = settings.authPrefix + key;
    if (body !== undefined) headers["content-type"] = "application/json";
    const hide = hiding(key);

    for (;;) {
      const begun = elapsed();
      const left = settings.deadline - begun;
      if (left <= 0) throw timeoutError("deadline", facts(true));
      attempts++;
      report("onRequest");
      /** @type {Answer | undefined} */
      let answer;
      /** @type {unknown} */
      let rejection;
      try {
        answer = await within(Math.min(settings.timeout, left), signal, (stop) =>
          send(settings.fetch ?? globalThis.fetch, settings.origin + path, {
            method: operation.method,
            headers,
            body,
            redirect: "manual",
            signal: stop,
          }),
        );
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
      const { wait, retryable, retryAfter } = stepAfter(operation, settings, {
        attempts,
        polls,
        elapsed: elapsed(),
        status: statusForCore(answer),
        code: failure?.code ?? failure?.message ?? "",
        retryAfter: answer?.retryAfter ?? "",
      });
      const known = facts(retryable);
      /** @type {SdkError} */
      let error;
      if (answer && failure) {
        error = requestError({ ...answer, statusText: hide(answer.statusText) }, failure, retryAfter, known);
      } else if (rejection instanceof TimeUp) {
        error = timeoutError(left <= settings.timeout ? "deadline" : "timeout", known);
      } else {
        const cause = redacted(rejection, (text) => hide(withoutUrl(text, settings.origin + path, path, operation.template)));
        error = new NetworkError(`${operation.name} could not reach the API: ${cause.message}`, { ...known, cause });
      }
      const outcome = answer ? { statusCode: answer.status } : { error };
      report("onResponse", { durationMs, ...outcome });
      if (wait === undefined) throw error;
      report("onRetry", { waitMs: wait, ...outcome });
      // After a 404 nothing is sent again but the question whether a fresh event is there by now.
      if (answer?.status === 404) polls++;
      await pause(wait, signal);
    }
  } catch (error) {
    if (error instanceof InternalError)
      throw new InternalError(`${operation.name} failed: ${error.message}`, {
        ...facts(attempts === 0 || operation.method === "GET"),
        cause: /** @type {Error} */ (error.cause),
      });
    throw error;
  }
}

/**
 * The core's 0 is for no answer; a browser's, for a redirect that it does not show.
 * @param {Answer | undefined} answer
 */
function statusForCore(answer) {
  return answer ? answer.status || 300 : 0;
}

/**
 * @param {Settings} settings
 * @param {import("../host/types.js").AbortSignalLike | undefined} signal
 * @param {() => TimeoutError} tooLate
 * @returns {Promise<string>} empty when a proxy adds the key
 */
async function secretKey({ apiKey, deadline, system }, signal, tooLate) {
  if (typeof apiKey !== "function") return apiKey ?? "";
  try {
    return checkKey(await within(deadline, signal, async () => apiKey()), system);
  } catch (error) {
    throw error instanceof TimeUp ? tooLate() : error;
  }
}

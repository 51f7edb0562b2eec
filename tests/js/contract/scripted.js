// The table of scripted answers, judged for JavaScript as `tests/scripted` judges it for Rust.

import bodies from "../../answers/bodies.json" with { type: "json" };
import echoes from "../../answers/echoes.json" with { type: "json" };
import headers from "../../answers/headers.json" with { type: "json" };
import iq from "../../answers/iq.json" with { type: "json" };
import keys from "../../answers/keys.json" with { type: "json" };
import limits from "../../answers/limits.json" with { type: "json" };
import polling from "../../answers/polling.json" with { type: "json" };
import repeated from "../../answers/repeated.json" with { type: "json" };
import retryAfter from "../../answers/retry-after.json" with { type: "json" };
import successes from "../../answers/successes.json" with { type: "json" };
import v3 from "../../answers/v3.json" with { type: "json" };
import v4 from "../../answers/v4.json" with { type: "json" };
import { deepEqual, equal, ok, rejects, throws } from "./assert.js";
import { shown } from "./channels.js";
import { inVirtualTime } from "./clock.js";
import { contract } from "./harness.js";
import { bodyOf, filled, operationOf, valuesOf, written } from "./table.js";

const FILES = { v4, v3, FingerprintIQ: iq, repeated, "Retry-After": retryAfter, polling, limits, bodies, successes, echoes };
const CLIENTS = { v4: "FingerprintClient", v3: "FingerprintV3Client", iq: "FingerprintIqClient", live: "FingerprintIqClient" };
/** Sun, 06 Nov 1994 08:49:37 GMT. */
const BEGIN = 784_111_777_000;
const HOOKS = ["onRequest", "onResponse", "onRetry"];
/** Of the API's own errors a code and a message are expected. */
const API_ERRORS = ["ServerApiError", "TooManyRequestsError"];

const EDGE_REQUEST = {
  headers: [{ name: "accept", value: "*/*" }],
  method: "GET",
  url: "https://example.com/",
  ipv4_address: "203.0.113.7",
};

/** How each operation is called, where that is not with an id alone. */
const CALLS = {
  "v4.searchEvents": (client, id) => client.searchEvents({ linked_id: id }),
  "v4.updateEvent": (client, id) => client.updateEvent(id, { suspect: true }),
  "v4.makeEdgeEvent": (client, id) => client.makeEdgeEvent({ ...EDGE_REQUEST, linked_id: id }),
  "v3.searchEvents": (client, id) => client.searchEvents({ limit: 1, linked_id: id }),
  "v3.updateEvent": (client, id) => client.updateEvent(id, { suspect: true }),
  "live.inspectRequest": (client, id) => client.inspectRequest({ method: "GET", path: "/", headers: {}, userAgent: id }),
};

/** The operation of a system with which its headers and keys are tried. */
const firstOf = (system) => operationOf(system === "live" ? "live.getVisits" : `${system}.getEvent`);

function clientOf({ lib, host }, { system }, options) {
  const { apiKey, ...others } = options;
  const key = system === "live" ? { liveKey: apiKey } : { apiKey };
  return new lib[CLIENTS[system]]({ ...host.clientOptions, ...(system.startsWith("v") ? { region: "eu" } : {}), ...key, ...others });
}

for (const [file, cases] of Object.entries(FILES)) {
  for (const short of cases) {
    contract(`${file}: ${short.case}`, async (t) => {
      for (const whole of written(short)) {
        try {
          await judge(t, whole);
        } catch (error) {
          throw new Error(`${whole.operation.name} after ${JSON.stringify(whole.answers)}: ${error.message}`, { cause: error });
        }
      }
    });
  }
}

/** Makes the call of a case, in no time, and compares what came of it. */
function judge(t, { operation, answers, expect, options, key, random }) {
  return inVirtualTime(BEGIN, random, async (clock) => {
    const sent = [];
    /** Which of the timers that ended were those of attempts. */
    const hung = [];
    const fetch = (url, init) => {
      clock.settle();
      sent.push(valuesOf(operation, key, url, init.method));
      const answer = answers[sent.length - 1];
      if (answer === "hang") hung.push(clock.ended.length);
      return reply(answer, operation, sent.at(-1), init);
    };
    const told = [];
    const hooks = Object.fromEntries(HOOKS.map((hook) => [hook, (facts) => told.push(outlined(hook, facts))]));
    const client = clientOf(t, operation, { apiKey: key, fetch, hooks, ...options });
    const call = CALLS[operation.name] ?? ((of, id) => of[operation.method](id));
    const outcome = await call(client, operation.id).then(
      (value) => ({ value }),
      (error) => ({ error }),
    );

    equal(sent.length, answers.length, `requests (${outcome.error ?? "a success"})`);
    const waits = clock.ended.filter((_, index) => !hung.includes(index));
    if (expect.waits) deepEqual(waits, expect.waits, "waits");
    equal(clock.running, 0, "timers left");
    deepEqual(told, toldOf(operation, answers, expect, sent.at(-1)), "hooks");
    const last = answers.at(-1);
    const body = typeof last === "object" && "status" in last ? new TextDecoder().decode(bodyOf(last, operation, sent.at(-1))) : "";
    if (!expect.class) {
      if (outcome.error) throw outcome.error;
      deepEqual(outcome.value, operation.success ? JSON.parse(body) : undefined, "value");
      return;
    }
    ok(outcome.error, `expected a ${expect.class}, got ${JSON.stringify(outcome.value)}`);
    judgeError(t, outcome.error, { operation, answers, expect, values: sent.at(-1), body });
    judgeShown(t, outcome.error, expect, sent.at(-1));
  });
}

/** What a hook is told: of times that they are there, of an error its class. */
function outlined(hook, { durationMs, waitMs, error, ...rest }) {
  return {
    hook,
    ...rest,
    ...(durationMs !== undefined && { durationMs: true }),
    ...(waitMs !== undefined && { waitMs: true }),
    ...(error !== undefined && { error: error.name }),
  };
}

/** What hooks must have been told, which is what the answers make of it. */
function toldOf({ method: operation, template, success }, answers, expect, { method }) {
  return answers.flatMap((answer, index) => {
    const isLast = index === answers.length - 1;
    const about = { operation, urlTemplate: template, method, attempt: index + 1 };
    const isNeeded = answer.status >= 200 && answer.status < 300 && success !== null;
    const isRead = answer.status !== undefined && !(answer.broken && isNeeded);
    const failure = (isLast && expect.class) || (answer === "hang" ? "TimeoutError" : "NetworkError");
    const ending = isRead ? { statusCode: answer.status } : { error: failure };
    return [
      { hook: "onRequest", ...about },
      { hook: "onResponse", ...about, ...ending, durationMs: true },
      ...(isLast ? [] : [{ hook: "onRetry", ...about, ...ending, waitMs: true }]),
    ];
  });
}

/** What a host does with an answer. All of it takes microtasks alone, so that a clock can tell when it has ended. */
async function reply(answer, operation, values, { signal }) {
  if (answer === undefined) throw new Error("a request that was not expected");
  if (answer === "hang") return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  if (answer.fails !== undefined) throw new TypeError(filled(answer.fails, values));
  const { status, statusText = "", retryAfter: after } = answer;
  const own = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, filled(value, values)]);
  return {
    status,
    statusText: filled(statusText, values),
    headers: new Headers([...own, ...(after === undefined ? [] : [["retry-after", after]])]),
    ...(answer.broken
      ? { body: brokenOff(bodyOf(answer, operation, values)) }
      : { text: async () => new TextDecoder().decode(bodyOf(answer, operation, values)) }),
  };
}

/** A body whose connection breaks after these bytes. */
function brokenOff(bytes) {
  const pieces = bytes.length > 0 ? [bytes] : [];
  return new ReadableStream({
    pull(stream) {
      if (pieces.length > 0) stream.enqueue(pieces.pop());
      else stream.error(new TypeError("terminated"));
    },
  });
}

function judgeError({ lib }, error, { operation, answers, expect, values, body }) {
  const last = answers.at(-1);
  const ofApi = API_ERRORS.includes(expect.class);
  const shownKey = values.key.length < 8 ? values.key : "[key]";
  equal(error.constructor, lib[expect.class], `the class of ${error}`);
  equal(error.name, expect.class, "name");
  equal(error.operation, operation.method, "operation");
  equal(error.attempts, expect.attempts ?? answers.length, "attempts");
  equal(error.retryable, expect.retryable, "retryable");
  equal(error.mayHaveArrived, true, "mayHaveArrived");
  equal(error.statusCode, expect.statusCode ?? last.status, "statusCode");
  equal(error.retryAfter, expect.retryAfter, "retryAfter");
  equal(error.limit, expect.limit, "limit");
  if (error instanceof lib.RequestError) {
    const code = expect.code === undefined ? ofApi && last.error?.[0] : expect.code;
    // Without a code of the API it is the status text.
    const text = filled(last.statusText ?? "", { ...values, key: shownKey }) || `HTTP ${last.status}`;
    equal(error.errorCode, typeof code === "string" ? filled(code, values) : text, "errorCode");
  }
  const message = expect.message === undefined ? ofApi && (last.said ?? last.error?.[1]) : expect.message;
  if (typeof message === "string") equal(error.message, filled(message, values), "message");
  if ("responseBody" in error) {
    // An echo is not kept as it came; `body` says what is. Where the last attempt hung, it is that of the one before.
    if (expect.body !== undefined || (last.status !== undefined && !/\{[a-z\d:-]+\}/.test(JSON.stringify(last)))) {
      const kept = filled(expect.body ?? body, { ...values, body });
      deepEqual(error.responseBody, error instanceof lib.RequestError ? parsed(kept) : kept, "responseBody");
    }
    if (!ofApi) ok(error.message.includes(last.status ? `HTTP ${last.status}` : "redirect"), `message ${error.message}`);
  }
}

/** JSON as a value, anything else as it is. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function judgeShown({ host }, error, { shows, hides = ["{key}", "{id}", "{encoded}"] }, values) {
  // Every way in which an error shows itself takes a while: they are for answers that echo something.
  const text = shows ? shown(error, host) : [error.stack, error, error.cause, JSON.stringify(error)].join("\n");
  for (const part of shows ?? []) ok(text.includes(filled(part, values)), `${part} is not shown in ${text}`);
  for (const part of hides) ok(!text.includes(filled(part, values)), `${part} is shown in ${text}`);
}

contract("headers: those of HTTP are sent once, others are refused before anything is", async (t) => {
  for (const [system, name, value, taken] of headers) {
    const what = `${system} ${JSON.stringify([name, value])}`;
    const operation = firstOf(system);
    const sent = [];
    const fetch = async (_, init) => {
      sent.push(...Object.entries(init.headers).filter(([of]) => of.toLowerCase() === name.toLowerCase()));
      return new Response(JSON.stringify(operation.success));
    };
    const options = { apiKey: operation.key, fetch, headers: Object.fromEntries([[name, value]]) };
    const own = () => clientOf(t, operation, options)[operation.method]("x");
    const ofCall = () =>
      clientOf(t, operation, { apiKey: operation.key, fetch })[operation.method]("x", ...(system === "v4" ? [null] : []), {
        headers: options.headers,
      });
    if (taken) {
      await own();
      await ofCall();
      deepEqual(
        sent.map(([, text]) => text.trim()),
        [value.trim(), value.trim()],
        what,
      );
    } else {
      throws(own, TypeError, what);
      await rejects(ofCall(), TypeError, what);
      equal(sent.length, 0, what);
    }
  }
});

contract("keys: those of the system are taken, others refused before anything is sent", async (t) => {
  for (const [system, key, taken] of keys) {
    const operation = firstOf(system);
    const what = `${system} ${JSON.stringify(key)}`;
    let sent = 0;
    const fetch = async () => {
      sent++;
      return new Response(JSON.stringify(operation.success));
    };
    const later = () => clientOf(t, operation, { apiKey: async () => key, fetch })[operation.method]("x");
    if (taken) {
      await clientOf(t, operation, { apiKey: key, fetch })[operation.method]("x");
      await later();
    } else {
      const errors = [
        throws(() => clientOf(t, operation, { apiKey: key, fetch }), TypeError, what),
        await rejects(later(), TypeError, what),
      ];
      for (const { message } of errors) ok(!key.trim() || !message.includes(key.trim()), message);
    }
    equal(sent, taken ? 2 : 0, what);
  }
});

// A server of faults: each ends as documented, for every system and operation, and in time.

import { equal, ok, rejects } from "./assert.js";
import { CALLS } from "./calls.js";
import { onBoth } from "./faces.js";
import { pause } from "./support.js";

/** What a busy machine may take to do what is due: much less than what would be waited for without the limit. */
const SCHEDULING_MS = 3_000;
/** A limit that runs out, and one that no answer comes near. */
const [SHORT, LONG] = [400, 5_000];
const BODY = '{"event_id":"1708102555327.NLOjmg","products":{},"requestId":"req_mock_customer"}';
const PAGE = "<!doctype html><h1>Bad gateway</h1>";

/** What all errors tell, whatever the fault. */
const FACTS = { mayHaveArrived: true, attempts: 1 };
const TIME_IS_UP = {
  Class: "TimeoutError",
  options: { deadline: SHORT, maxRetries: 0 },
  facts: ({ lost }) => ({ limit: "deadline", retryable: lost }),
};
const BUSY = ({ busy }) => ({ attempts: busy ? 3 : 1, retryable: busy });

const FAULTS = {
  "429 at once": {
    failure: { status: 429, retryAfter: 0 },
    Class: "TooManyRequestsError",
    facts: (call) => ({ ...BUSY(call), statusCode: 429, retryAfter: 0 }),
  },
  "429 for longer than the deadline": {
    failure: { status: 429, retryAfter: 6 },
    Class: "TooManyRequestsError",
    facts: ({ busy }) => ({ retryable: busy, statusCode: 429, retryAfter: 6 }),
  },
  503: { failure: { status: 503, retryAfter: 0 }, Class: "RequestError", facts: (call) => ({ ...BUSY(call), statusCode: 503 }) },
  "an answer that comes too late": { failure: { delay: 60_000 }, ...TIME_IS_UP },
  "no headers": { failure: { hang: true }, ...TIME_IS_UP },
  "no headers, with time for one attempt": {
    failure: { hang: true },
    ...TIME_IS_UP,
    options: { timeout: 150, deadline: SHORT, maxRetries: 0 },
    facts: ({ lost }) => ({ limit: "timeout", retryable: lost }),
  },
  "a body that stops midway": { failure: { body: BODY, stall: 20 }, ...TIME_IS_UP, only: reads },
  "a body without an end": { failure: { endless: true }, ...TIME_IS_UP, only: reads },
  "a failure whose body has no end": {
    failure: { endless: true, status: 403 },
    Class: "RequestError",
    options: { deadline: SHORT, maxRetries: 0 },
    facts: () => ({ retryable: false, statusCode: 403 }),
  },
  "a failure whose body stops midway": {
    failure: { html: PAGE, stall: 20, status: 403 },
    Class: "RequestError",
    options: { deadline: SHORT, maxRetries: 0 },
    facts: () => ({ retryable: false, statusCode: 403 }),
  },
  "a failure whose body breaks off": {
    failure: { html: PAGE, truncate: 20, status: 403 },
    Class: "RequestError",
    facts: () => ({ retryable: false, statusCode: 403 }),
  },
  "a dropped connection": {
    failure: { drop: true },
    Class: "NetworkError",
    options: { deadline: LONG, maxRetries: 0 },
    facts: ({ lost }) => ({ retryable: lost }),
  },
  "a body that breaks off": {
    failure: { body: BODY, truncate: 20 },
    Class: "NetworkError",
    only: reads,
    options: { deadline: LONG, maxRetries: 0 },
    facts: ({ lost }) => ({ retryable: lost }),
  },
  "JSON that lacks its end": {
    failure: { body: BODY.slice(0, -5) },
    Class: "InvalidResponseError",
    only: reads,
    facts: () => ({ retryable: false, statusCode: 200, responseBody: BODY.slice(0, -5) }),
  },
  "a page in place of an answer": {
    failure: { html: PAGE, status: 200 },
    Class: "InvalidResponseError",
    only: reads,
    facts: () => ({ retryable: false, statusCode: 200, responseBody: PAGE }),
  },
  "a gateway's page": {
    failure: { html: PAGE, retryAfter: 0, status: 502 },
    Class: "RequestError",
    facts: ({ lost }) => ({ attempts: lost ? 3 : 1, retryable: lost, statusCode: 502, responseBody: PAGE }),
  },
  "a redirect to another origin": {
    failure: { redirect: "https://elsewhere.example/v4/events" },
    Class: "RequestError",
    facts: () => ({ retryable: false }),
  },
};

/** Of an operation without an answer the status says all. */
function reads({ operation }) {
  return !["updateEvent", "deleteVisitorData"].includes(operation);
}

for (const [name, fault] of Object.entries(FAULTS)) {
  onBoth(`fault: ${name}`, async (t, face) => {
    const { failure, options = { deadline: LONG }, only = () => true } = fault;
    const calls = CALLS.filter(only);
    // More than the attempts: some runtimes send again themselves what failed on a kept connection.
    for (const { method, path } of calls) await face.fail({ ...failure, method, path, times: 20 });
    await Promise.all(calls.map((call) => endsAs(t, face, fault, call, options)));
  });
}

/** What a call fails with, in time. */
async function failureOf(t, face, call, options) {
  const what = `${call.client}.${call.operation}`;
  // A timer of the same loop: what delays the one delays the other.
  const late = pause(options.deadline + SCHEDULING_MS).then(() => "late");
  const error = await Promise.race([rejects(call.make(face[call.client](), options), t.lib.SdkError, what), late]);
  ok(error !== "late", `${what}: still not done ${SCHEDULING_MS} ms after its deadline`);
  return error;
}

async function endsAs(t, face, { Class, facts }, call, options) {
  const what = `${call.client}.${call.operation}`;
  let error = await failureOf(t, face, call, options);
  // On a busy machine a short time may be up before there is anything to read: then it is a longer one.
  if (Class !== "TimeoutError" && error instanceof t.lib.TimeoutError)
    error = await failureOf(t, face, call, { ...options, deadline: LONG });
  ok(error instanceof t.lib[Class], `${what}: expected a ${Class}, got ${error}`);
  const expected = { ...FACTS, operation: call.operation, ...facts(call) };
  for (const [fact, value] of Object.entries(expected)) equal(error[fact], value, `${fact} of ${what}`);
}

// The client of FingerprintIQ: its one operation, its key, its errors.

import { deepEqual, equal, match, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { json, script } from "./support.js";

const IQ_KEY = "fiq_secret_0123456789abcdef";
const REQUEST_ID = "req_01hns3k6tez83695a6t7";
const EVENT = { requestId: REQUEST_ID, visitorId: "iq_01hns3k6tez83695a6t714s6n1", verdicts: { bot: { result: false, probability: 0.05 } }, newer: [1] };

function scripted({ lib, host }, replies, options = {}) {
  const { fetch, calls } = script(...replies);
  return { client: new lib.FingerprintIqClient({ apiKey: IQ_KEY, fetch, ...host.clientOptions, ...options }), calls };
}

const said = (status, error, more = {}) => json({ error, ...more }, { status, headers: { "retry-after": "0" } });

contract("FingerprintIQ: getEvent makes the documented request and leaves the answer untouched", async (t) => {
  const { client, calls } = scripted(t, [json(EVENT), json(EVENT)]);
  deepEqual(await client.getEvent(REQUEST_ID), EVENT, "event");
  await client.getEvent("a/b");
  deepEqual(calls.map(({ method, url }) => [method, url]), [
    ["GET", `https://api.fingerprintiq.com/v1/events/${REQUEST_ID}`],
    ["GET", "https://api.fingerprintiq.com/v1/events/a%2Fb"],
  ], "requests");
  equal(calls[0].headers.authorization, `Bearer ${IQ_KEY}`, "authorization");
});

contract("FingerprintIQ: a key of another kind is refused, with the reason", async (t) => {
  for (const apiKey of ["fiq_live_0123456789", "fiq_test_0123456789", "0123456789"]) {
    match(throws(() => new t.lib.FingerprintIqClient({ apiKey, ...t.host.clientOptions }), TypeError).message, /must begin with `fiq_secret_`/);
    const { client, calls } = scripted(t, [], { apiKey: () => apiKey });
    const error = await rejects(client.getEvent(REQUEST_ID), TypeError);
    match(error.message, /must begin with `fiq_secret_`/);
    equal(error.message.includes(apiKey), false, "the key in the message");
    equal(calls.length, 0, "requests");
  }
  match(throws(() => new t.lib.FingerprintIqClient({ apiKey: IQ_KEY, region: "eu", ...t.host.clientOptions }), TypeError).message, /`region` must be left out/);
});

contract("FingerprintIQ: its errors are plain strings", async (t) => {
  for (const [status, message] of [[401, "Invalid API key"], [404, "Event not found"]]) {
    const { client, calls } = scripted(t, [said(status, message)]);
    const error = await rejects(client.getEvent(REQUEST_ID), t.lib.ServerApiError);
    deepEqual([error.statusCode, error.message, error.responseBody, error.attempts], [status, message, { error: message }, 1], message);
    equal(calls.length, 1, "requests");
  }
});

contract("FingerprintIQ: a burst is repeated, a used-up month is not", async (t) => {
  const burst = scripted(t, [said(429, "Too many requests"), json(EVENT)]);
  await burst.client.getEvent(REQUEST_ID);
  equal(burst.calls.length, 2, "requests");

  const month = scripted(t, [said(429, "Monthly API call limit exceeded", { usage: 10001, limit: 10000 })]);
  const error = await rejects(month.client.getEvent(REQUEST_ID), t.lib.TooManyRequestsError);
  deepEqual([error.attempts, error.retryable, error.responseBody.limit], [1, false, 10000], "month");
});

contract("FingerprintIQ: a success that is none is an InvalidResponseError", async (t) => {
  for (const body of [{}, { requestId: 5 }, [], null]) {
    await rejects(scripted(t, [json(body)]).client.getEvent(REQUEST_ID), t.lib.InvalidResponseError);
  }
});

contract("FingerprintIQ: what it does not document is not there", async (t) => {
  const { client } = scripted(t, []);
  deepEqual([client.searchEvents, client.updateEvent, client.deleteVisitorData], [undefined, undefined, undefined], "operations");
});

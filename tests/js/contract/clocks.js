// Time that passes, whatever becomes of the clock of the day.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { inVirtualTime } from "./clock.js";
import { contract } from "./harness.js";
import { apiError, deaf, drop, EVENT_ID, eventOf, json, pause, scripted } from "./support.js";

const HOUR = 3_600_000;
const notThere = () => apiError(404, "event_not_found", "not there", {});

/** Runs it while a function of the host says something else. */
async function during(object, name, replacement, body) {
  const own = Object.getOwnPropertyDescriptor(object, name);
  const real = object[name].bind(object);
  Object.defineProperty(object, name, { value: replacement(real), configurable: true, writable: true });
  try {
    return await body();
  } finally {
    if (own) Object.defineProperty(object, name, own);
    else delete object[name];
  }
}

/** A clock that is set by so many milliseconds after its first reading. */
const setBy = (ms) => (real) => {
  let reads = 0;
  return () => real() + (reads++ > 0 ? ms : 0);
};

contract("a poll ends at its deadline though the clock is set", async (t) => {
  const body = JSON.stringify({ error: { code: "event_not_found", message: "not there" } });
  // In time that is not spent, so that the machine's own does not count: no answer may wait for a host.
  const answer = async () => ({ status: 404, headers: new Headers(), text: async () => body });
  const poll = (ms) =>
    inVirtualTime(1e12, 0.5, async (clock) => {
      const { client, calls } = scripted(t, Array(20).fill(answer));
      const ask = () => rejects(client.waitForEvent(EVENT_ID, null, { deadline: 2_000 }), t.lib.ServerApiError);
      const { errorCode } = await (ms === 0 ? ask() : during(Date, "now", setBy(ms), ask));
      return [errorCode, calls.length, clock.elapsed];
    });
  const expected = await poll(0);
  ok(expected[1] > 2 && expected[2] <= 2_000, `${expected}`);
  for (const ms of [-HOUR, HOUR, -24 * HOUR, Number.NaN]) deepEqual(await poll(ms), expected, `set by ${ms}`);
});

contract("a call is repeated though the clock is set", async (t) => {
  for (const ms of [-HOUR, HOUR]) {
    await during(Date, "now", setBy(ms), async () => {
      const { client } = scripted(t, [drop(), drop(), json(eventOf())]);
      equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, `event after ${ms}`);
    });
  }
});

contract("where no clock moves, what was waited counts", async (t) => {
  const still = () => () => 1_000;
  await during(performance, "now", still, () =>
    during(Date, "now", still, async () => {
      const polled = scripted(t, Array(20).fill(notThere()));
      await rejects(polled.client.waitForEvent(EVENT_ID, null, { deadline: 700 }), t.lib.SdkError);
      ok(polled.calls.length <= 5, `${polled.calls.length} polls`);
      const hung = scripted(t, Array(20).fill(deaf()), { timeout: 60, deadline: 150, maxRetries: 9 });
      const error = await rejects(hung.client.getEvent(EVENT_ID), t.lib.TimeoutError);
      equal(error.limit, "deadline", "limit");
      equal(hung.calls.length, 3, "attempts");
    }),
  );
});

contract("no hook is told of a negative time", async (t) => {
  const told = [];
  const hooks = { onResponse: ({ durationMs }) => told.push(durationMs) };
  const backwards = (real) => {
    let reads = 0;
    return () => real() - reads++ * 1_000;
  };
  for (const [object, name] of [
    [performance, "now"],
    [Date, "now"],
  ]) {
    await during(object, name, backwards, async () => {
      const { client } = scripted(t, [drop(), json(eventOf())], { hooks });
      await client.getEvent(EVENT_ID);
    });
  }
  equal(told.length, 4, "attempts");
  ok(
    told.every((ms) => ms >= 0),
    told.join(),
  );
  await pause();
});

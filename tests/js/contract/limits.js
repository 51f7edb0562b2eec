// Timeout and deadline: they end what hangs, say which of them it was, and leave nothing behind.

import { equal, ok, rejects } from "./assert.js";
import { inVirtualTime } from "./clock.js";
import { contract } from "./harness.js";
import { apiError, deaf, drop, EVENT_ID, eventOf, hang, json, pause, scripted, stall, VISITOR_ID } from "./support.js";

async function timedOut(t, reply, options) {
  const { client, calls } = scripted(t, [reply], { maxRetries: 0, ...options });
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.TimeoutError);
  equal(error.name, "TimeoutError", "name");
  equal(error.operation, "getEvent", "operation");
  equal(error.attempts, 1, "attempts");
  equal(error.retryable, true, "retryable");
  equal(error.mayHaveArrived, true, "mayHaveArrived");
  equal(calls.length, 1, "requests");
  return { error, call: calls[0] };
}

contract("an attempt ends at its timeout, also while the body is read, also where fetch ignores its signal", async (t) => {
  for (const reply of [hang(), stall(), deaf()]) {
    const { error, call } = await timedOut(t, reply, { timeout: 50 });
    equal(error.limit, "timeout", "limit");
    equal(call.init.signal?.aborted, true, "signal of the request");
  }
});

contract("a call ends at its deadline", async (t) => {
  for (const reply of [hang(), stall(), deaf()]) {
    const { error } = await timedOut(t, reply, { deadline: 200 });
    equal(error.limit, "deadline", "limit");
  }
});

contract("the limits of a call go before those of the client", async (t) => {
  const { client } = scripted(t, [hang(), hang()], { timeout: 20_000, maxRetries: 3 });
  const error = await rejects(client.getEvent(EVENT_ID, undefined, { timeout: 50, maxRetries: 0 }), t.lib.TimeoutError);
  equal(error.limit, "timeout", "limit");
  equal((await rejects(client.deleteVisitorData(VISITOR_ID, { deadline: 200 }), t.lib.TimeoutError)).limit, "deadline", "limit");
});

contract("a fetch that stands in the host's place and ignores its signal ends at its timeout, too", async (t) => {
  const { fetch } = globalThis;
  globalThis.fetch = deaf();
  try {
    const client = new t.lib.FingerprintClient({ ...t.host.clientOptions, apiKey: "key", timeout: 50, maxRetries: 0 });
    equal((await rejects(client.getEvent(EVENT_ID), t.lib.TimeoutError)).limit, "timeout", "limit");
  } finally {
    globalThis.fetch = fetch;
  }
});

contract("timers that stand in the host's place, as in tests that move the time, limit a call", async (t) => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (body, _ms, ...values) => setTimeout(body, 1, ...values);
  try {
    for (const reply of [hang(), deaf()]) {
      const { error } = await timedOut(t, reply, { timeout: 20_000, deadline: 20_000 });
      equal(error.limit, "deadline", "limit");
    }
  } finally {
    globalThis.setTimeout = setTimeout;
  }
});

contract("each attempt has the whole timeout", async (t) => {
  await inVirtualTime(0, 0, async (clock) => {
    const late = () => pause(149).then(() => ({ status: 200, headers: new Headers(), text: async () => JSON.stringify(eventOf()) }));
    const { client, calls } = scripted(t, [hang(), hang(), late], { timeout: 150 });
    await client.getEvent(EVENT_ID);
    equal(calls.length, 3, "requests");
    equal(calls[2].init.signal?.aborted ?? false, false, "signal of the last request");
    equal(clock.elapsed, 449, "what passed");
  });
});

contract("a deadline also ends a key function that never answers", async (t) => {
  const { client, calls } = scripted(t, [], { apiKey: () => new Promise(() => {}), deadline: 50 });
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.TimeoutError);
  equal(error.limit, "deadline", "limit");
  equal(error.attempts, 0, "attempts");
  equal(error.mayHaveArrived, false, "mayHaveArrived");
  equal(calls.length, 0, "requests");
});

contract("a call clears its timers, however it ends", async (t) => {
  const { setTimeout, clearTimeout } = globalThis;
  const pending = new Set();
  globalThis.setTimeout = (body, ...rest) => {
    const id = setTimeout(
      (...args) => {
        pending.delete(id);
        body(...args);
      },
      ...rest,
    );
    pending.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    pending.delete(id);
    clearTimeout(id);
  };
  try {
    const replies = [json(eventOf()), apiError(404, "event_not_found"), drop(), json({}), hang(), deaf(), stall()];
    for (const reply of replies) {
      const { client } = scripted(t, [reply], { maxRetries: 0, timeout: reply === replies[0] ? 20_000 : 100 });
      await client.getEvent(EVENT_ID).catch(() => {});
      equal(pending.size, 0, "timers left");
    }
    const busy = () => apiError(503, "service_unavailable", "later", { "retry-after": "20" });
    for (const options of [{}, { apiKey: () => new Promise(() => {}) }]) {
      for (const reply of [hang(), deaf(), stall(), busy()]) {
        const controller = new AbortController();
        const call = scripted(t, [reply], options).client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
        controller.abort();
        equal(await rejects(call), controller.signal.reason, "reason");
        equal(pending.size, 0, "timers left by an aborted call");
      }
    }
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
});

contract("a call takes its listeners off the caller's signal, however it ends", async (t) => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args) => {
    listeners += 1;
    return addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args) => {
    listeners -= 1;
    return removeEventListener.apply(signal, args);
  };
  for (const reply of [json(eventOf()), apiError(404, "event_not_found"), drop(), json({}), hang(), deaf(), stall()]) {
    const { client } = scripted(t, [reply], { maxRetries: 0, timeout: 100 });
    await client.getEvent(EVENT_ID, undefined, { signal }).catch(() => {});
    ok(listeners <= 0, `${listeners} listeners left`);
  }
});

contract("no call needs AbortSignal.any or AbortSignal.timeout, which some runtimes lack", async (t) => {
  const known = ["any", "timeout"].map((name) => [name, Object.getOwnPropertyDescriptor(AbortSignal, name)]);
  for (const [name] of known) delete AbortSignal[name];
  try {
    equal(AbortSignal.any ?? AbortSignal.timeout, undefined, "what is left");
    const { signal } = new AbortController();
    const apiKey = async () => "key";
    const { client, calls } = scripted(t, [apiError(503, "failed"), json(eventOf()), hang(), stall()], { apiKey, maxRetries: 1 });
    await client.getEvent(EVENT_ID, undefined, { signal });
    const brief = { signal, timeout: 100 };
    equal((await rejects(client.getEvent(EVENT_ID, undefined, brief), t.lib.TimeoutError)).attempts, 2, "attempts");
    equal(calls.length, 4, "requests");
  } finally {
    for (const [name, descriptor] of known) if (descriptor) Object.defineProperty(AbortSignal, name, descriptor);
  }
});

// What the contracts of exports share: an API with generated events, which counts its ends in or out, and exports of it.

import { equal } from "./assert.js";
import { clientOf, KEY } from "./support.js";

/** Where generated events begin. */
export const T0 = Date.UTC(2026, 0, 1);

/** Chance that is the same in every run. */
export function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** An event at each of these milliseconds after `T0`. */
export function eventsAt(...times) {
  return times.map((time, number) => ({ event_id: `${T0 + time}.e${number}`, timestamp: T0 + time }));
}

/**
 * A client over a mock that holds these events, and a record of what it was asked. `counts` says which ends of a range are in it;
 * `change` makes another answer of a page; `before` is waited for before each request.
 */
export function apiOf(t, events, { counts = { start: true, end: true }, change = (page) => page, before, ...options } = {}) {
  const api = t.mock.createMockApi({ apiKey: KEY, events, now: T0 + 1e12, keptRequests: 0 });
  const asked = [];
  const running = { now: 0, most: 0 };
  const fetch = async (url, init) => {
    const { searchParams } = new URL(url);
    asked.push(Object.fromEntries(searchParams));
    running.most = Math.max(running.most, ++running.now);
    try {
      await before?.(asked.length, init);
      const [start, end] = [Number(searchParams.get("start")), Number(searchParams.get("end"))];
      // The mock counts both ends in.
      if (!counts.start) searchParams.set("start", start + 1);
      if (!counts.end) searchParams.set("end", end - 1);
      const answer = await api.fetch(`${url.split("?")[0]}?${searchParams}`, init);
      if (!answer.ok) return answer;
      return Response.json(change(await answer.json(), asked.length));
    } finally {
      running.now--;
    }
  };
  return { client: clientOf(t, { fetch, ...options }), asked, running, api };
}

/** A client over the same events without a mock: for walks that would take too long over one. */
export function lightClient(events, { counts = { start: true, end: true }, change = (page) => page } = {}) {
  const searchEvents = async ({ start, end, limit, reverse, pagination_key: key = "0" }) => {
    const isIn = ({ timestamp: time }) => (counts.start ? time >= start : time > start) && (counts.end ? time <= end : time < end);
    const found = events.filter(isIn).sort((one, other) => (reverse ? 1 : -1) * (one.timestamp - other.timestamp));
    const next = Number(key) + limit;
    return change({ events: found.slice(Number(key), next), ...(next < found.length && { pagination_key: String(next) }) });
  };
  return { searchEvents };
}

/** All events that an export hands on, at most so many. */
export async function exported(t, client, filter, options, most = Infinity) {
  const events = [];
  for await (const event of t.parts.export.exportEvents(client, filter, options)) {
    events.push(event);
    if (events.length >= most) break;
  }
  return events;
}

/** Fails unless these are all events of the range, each once, and in order if that was wanted. */
export function complete(handedOn, events, { start, end, reverse = false }, order, what) {
  const wanted = events.filter(({ timestamp }) => timestamp >= start && timestamp < end).map(({ event_id }) => event_id);
  equal(
    handedOn
      .map(({ event_id }) => event_id)
      .sort()
      .join(),
    wanted.sort().join(),
    `${what}: events`,
  );
  if (order === "none") return;
  for (let at = 1; at < handedOn.length; at++) {
    const [one, other] = [handedOn[at - 1].timestamp, handedOn[at].timestamp];
    if (reverse ? one > other : one < other) throw new Error(`${what}: ${other} came after ${one}`);
  }
}

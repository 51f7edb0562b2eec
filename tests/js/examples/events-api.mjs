// The search of the API over events of the test's own, as many as wanted, with whatever goes wrong on the way.

import { json, startUpstream } from "./upstream.mjs";

/**
 * `fault` of what it gives is asked about each search, with its parameters and its number, and answers in its place unless it
 * gives nothing. Whether `end` belongs to a range, sources of the API differ: `isEndIncluded` says it.
 */
export async function startEventsApi(events, { isEndIncluded = false } = {}) {
  const inOrder = events.toSorted((one, other) => one.timestamp - other.timestamp);
  const api = { fault: () => undefined, searches: [], failures: [] };
  const upstream = await startUpstream((request) => {
    const { searchParams: query } = new URL(request.url, "http://api.test");
    api.searches.push({ at: Date.now(), query });
    // What is thrown here would be an answer that never comes.
    try {
      return api.fault(query, api.searches.length) ?? search(inOrder, query, isEndIncluded);
    } catch (error) {
      api.failures.push(error);
      return json(500, {});
    }
  });
  return Object.assign(api, { url: upstream.url, close: upstream.close, asked: upstream.asked });
}

function search(inOrder, query, isEndIncluded) {
  const [start, end] = ["start", "end"].map((name) => Number(query.get(name)));
  const first = placeOf(inOrder, start);
  const behind = placeOf(inOrder, isEndIncluded ? end + 1 : end);
  let found = inOrder.slice(first, behind);
  if (query.has("bot")) found = found.filter(({ bot }) => bot === query.get("bot"));
  if (query.get("reverse") !== "true") found.reverse();
  const offset = Number(query.get("pagination_key")?.slice(1) ?? 0);
  const next = offset + Number(query.get("limit") ?? 10);
  return json(200, { events: found.slice(offset, next), ...(next < found.length && { pagination_key: `k${next}` }) });
}

/** The place of the first event that is not before the time. */
function placeOf(inOrder, time) {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle].timestamp < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

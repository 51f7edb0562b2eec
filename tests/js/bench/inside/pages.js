// A search over generated events, one a second: its pages by their queries, without keeping any of them.

const BEGIN = Date.UTC(2026, 0, 1);
const STEP_MS = 1_000;

/** The range that holds so many events. */
export function rangeOf(count) {
  return { start: BEGIN, end: BEGIN + count * STEP_MS };
}

/** The answer to a search among so many events, newest first, both ends counted in; the key is the number of the next event. */
export function pageOf(query, count) {
  const number = (name) => Number(query.get(name));
  const oldest = Math.max(0, Math.ceil((number("start") - BEGIN) / STEP_MS));
  const newest = Math.min(count - 1, Math.floor((number("end") - BEGIN) / STEP_MS));
  const from = query.has("pagination_key") ? number("pagination_key") : newest;
  const to = Math.max(oldest, from - number("limit") + 1);
  const events = Array.from({ length: Math.max(0, from - to + 1) }, (_, at) => ({
    event_id: `${BEGIN + (from - at) * STEP_MS}.${from - at}`,
    timestamp: BEGIN + (from - at) * STEP_MS,
    identification: { visitor_id: "Ibk1527CUFmcnjLwIs4A9" },
  }));
  return JSON.stringify({ events, ...(to > oldest && { pagination_key: String(to - 1) }) });
}

// What the URLs of the views mean, and what they ask of the API.

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Ranges that end now. */
export const RANGES = [
  { name: "1h", title: "Last hour", span: HOUR },
  { name: "24h", title: "Last 24 hours", span: DAY },
  { name: "7d", title: "Last 7 days", span: 7 * DAY },
  { name: "30d", title: "Last 30 days", span: 30 * DAY },
  { name: "90d", title: "Last 90 days", span: 90 * DAY },
];

/** What the API searches without a range. */
export const DEFAULT_RANGE = "7d";

/** What a search can be narrowed by, by the names of the API; `country` is the Worker's own. */
export const FILTERS = {
  visitor_id: "Visitor ID",
  linked_id: "Linked ID",
  ip_address: "IP address",
  bot: "Bot",
  vpn: "VPN",
  suspect: "Flagged",
  min_suspect_score: "Suspect score over",
  country: "Country",
  sdk_platform: "Platform",
  source: "Source",
  bot_info_name: "Bot name",
};

export const PAGE_SIZE = 25;

export const eventUrl = (id) => `/events/${encodeURIComponent(id)}`;
export const visitorUrl = (id) => `/visitors/${encodeURIComponent(id)}`;

/** The view of a path, and whose it is; `undefined` for a path of no view. */
export function viewOf(path) {
  if (path === "/") return { view: "search" };
  const [, view, encoded] = path.match(/^\/(events|visitors)\/([^/]+)$/) ?? [];
  if (!view) return undefined;
  try {
    return { view, id: decodeURIComponent(encoded) };
  } catch {
    return undefined;
  }
}

/** The search that a URL describes: its filters without the empty ones, and its range. */
export function searchOf(search, defaultRange = DEFAULT_RANGE) {
  const given = new URLSearchParams(search);
  const filters = Object.fromEntries(Object.keys(FILTERS).flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])));
  const [start, end] = ["start", "end"].map((name) => (/^\d{1,15}$/.test(given.get(name) ?? "") ? Number(given.get(name)) : undefined));
  const named = RANGES.some(({ name }) => name === given.get("range")) ? given.get("range") : defaultRange;
  const range = start === undefined && end === undefined ? named : "custom";
  const at = /^\d{1,15}$/.test(given.get("at") ?? "") ? Number(given.get("at")) : undefined;
  return { filters, range, start, end, at, page: given.get("page") ?? undefined };
}

/** The query of a page's URL for this search, without what is the default. */
export function urlOf({ filters, range, start, end, at, page }, path = "/", defaultRange = DEFAULT_RANGE) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ""));
  if (range === "custom") {
    if (start !== undefined) query.set("start", String(start));
    if (end !== undefined) query.set("end", String(end));
  } else if (range !== defaultRange) query.set("range", range);
  // A later page belongs to the time that the first one was of.
  if (page) query.set("page", page);
  if (page && at !== undefined) query.set("at", String(at));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The search within this time, from its first page. */
export const within = (search, start, end) => ({ ...search, range: "custom", start, end, page: undefined });

/** The search without this filter, from its first page. */
export function without(search, name) {
  const { [name]: _, ...filters } = search.filters;
  return { ...search, filters, page: undefined };
}

/** What the API is asked for: the filters and the times, in milliseconds; ranges that end now end at `now`. */
export function queryOf({ filters, range, start, end, at }, now) {
  const span = RANGES.find(({ name }) => name === range)?.span;
  const until = at ?? now;
  const from = span === undefined ? start : until - span;
  const to = span === undefined ? end : until;
  const times = Object.entries({ start: from, end: to }).filter(([, time]) => time !== undefined);
  return new URLSearchParams([...Object.entries(filters), ...times.map(([name, time]) => [name, String(time)])]);
}

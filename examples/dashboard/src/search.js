// Pages of events: as the API gives them, of one country, which the API cannot search for, and a walk with an end.
import { TimeoutError } from "fingerprint-edge/client";
import { asked } from "./client.js";
import { Refused } from "./failure.js";

const PAGE = 100;
export const MAX_PAGES = 10;
/** Somebody is looking at the page meanwhile. */
const WALK_MS = 20_000;
/** As many as the API gives that is not asked for a number. */
const DEFAULT_LIMIT = 10;

export async function pageOf(client, { filter, country }) {
  if (country === undefined) return asked(client.searchEvents(filter));
  const { limit = DEFAULT_LIMIT, ...rest } = filter;
  const page = { events: [] };
  for await (const { events, pagination_key } of walk(client, rest)) {
    page.events.push(...events.filter((event) => countryOf(event) === country));
    page.pagination_key = pagination_key;
    if (page.events.length >= limit) break;
  }
  return page;
}

/** The first pages of a search: it ends early when time is up, and the last page's key tells that there are more. */
export async function* walk(client, filter) {
  const signal = AbortSignal.timeout(WALK_MS);
  const pages = client
    .searchEvents({ ...filter, limit: PAGE }, { maxPages: MAX_PAGES, signal })
    .pages()
    [Symbol.asyncIterator]();
  for (let any = false; ; any = true) {
    try {
      const { done, value } = await asked(pages.next());
      if (done) return;
      yield value;
    } catch (error) {
      // The walk's time is up, or that of the page at hand.
      const isLate = error === signal.reason || error instanceof TimeoutError;
      if (any && isLate) return;
      throw isLate ? new Refused(504, "timeout", "the API did not answer in time") : error;
    }
  }
}

/** Its ISO code; nothing where it is not known. */
export function countryOf(event) {
  const { v4, v6 } = event?.ip_info ?? {};
  const code = v4?.geolocation?.country_code ?? v6?.geolocation?.country_code;
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) ? code : undefined;
}

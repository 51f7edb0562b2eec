// `search`: the events that match a filter, a page of them or all.
import { clientOf, PLACE } from "./client.js";
import { eventsPrinter, TABLE } from "./events.js";
import { FILTER, filterOf } from "./filter.js";
import { ReaderGone } from "./host.js";
import { none } from "./misused.js";
import { quoted } from "./printable.js";

/** What the API gives at most: a walk over all pages takes them as large as they come. */
const LARGEST_PAGE = 100;

/** @type {import("./commands.js").Command} */
export const search = {
  takes: "",
  about: "the events that match, one line each",
  details: `Without --all it gives one page, and says on standard error where the next one begins. Those that take TEXT of a list may come
several times: an event must match any of them. A flag is written --vpn or --vpn true, and --vpn false.`,
  options: { all: { kind: "switch", about: "all pages" }, ...TABLE, ...PLACE, ...FILTER },
  examples: [
    "search --bot bad --limit 20",
    "search --start -7d --ip_address 10.0.0.0/24 --vpn --table",
    "search --environment ae_1 --environment ae_2 --all > events.jsonl",
  ],
  async run(positionals, values, { environment, out, err, signal }) {
    none(positionals, "search");
    const filter = filterOf(values);
    if (values.all) filter.limit ??= LARGEST_PAGE;
    const client = await clientOf(values, environment);
    const print = eventsPrinter(values.table);
    /** @type {string | null | undefined} */
    let next;
    try {
      for await (const page of client.searchEvents(filter, { signal, maxPages: values.all ? undefined : 1 }).pages()) {
        await out.write(print(page.events));
        next = page.pagination_key;
        if (filter.total_hits !== undefined && page.total_hits !== undefined) await err.write(`${page.total_hits} events in all\n`);
      }
    } catch (error) {
      if (next && !(error instanceof ReaderGone)) await err.write(`go on with the same words and --pagination_key=${quoted(next)}\n`);
      throw error;
    }
    if (next) await err.write(`there are more: --pagination_key=${quoted(next)} gives the next page, --all gives all\n`);
    return 0;
  },
};

// Exports, as a user writes them, and what of them must not compile.

import { type AbortSignalLike, FingerprintClient, type FingerprintEvent, FingerprintIqClient, FingerprintV3Client } from "fingerprint-edge";
import {
  type ExportClient,
  type ExportFilter,
  type ExportOptions,
  type ExportProgress,
  exportEvents,
  PaginationError,
  type SearchEventsFilter,
} from "fingerprint-edge/export";

const client = new FingerprintClient({ apiKey: "key" });
const range = { start: "2026-01-01T00:00:00Z", end: new Date() } satisfies ExportFilter;

export async function all(signal: AbortSignalLike, cursor?: string): Promise<FingerprintEvent[]> {
  const events: FingerprintEvent[] = [];
  let last: ExportProgress | undefined;
  const onProgress = async (progress: ExportProgress) => {
    last = progress;
  };
  const options: ExportOptions = { concurrency: 8, order: "time", signal, onProgress, cursor };
  try {
    for await (const event of exportEvents(client, { ...range, bot: "bad", reverse: true, limit: 100 }, options)) events.push(event);
  } catch (error) {
    if (error instanceof PaginationError) throw new Error(`${error.operation} after ${last?.events}, until ${last?.until}`);
    throw error;
  }
  return events;
}

export const ofAnyClient: ExportClient = client;
export const ofOneOwn = exportEvents({ searchEvents: async (filter) => ({ events: [], limit: filter.limit }) }, range);
export const undefinedOptions = exportEvents(client, { ...range, bot: undefined }, { concurrency: undefined, order: undefined });
export const first = async () => (await exportEvents(client, range)[Symbol.asyncIterator]().next()).value?.event_id;

export const wrong = [
  // @ts-expect-error a filter is needed
  () => exportEvents(client),
  // @ts-expect-error the export walks the pages
  () => exportEvents(client, { ...range, pagination_key: "key" }),
  // @ts-expect-error no such order
  () => exportEvents(client, range, { order: "newest" }),
  // @ts-expect-error no such option
  () => exportEvents(client, range, { windows: 8 }),
  // @ts-expect-error no such filter
  () => exportEvents(client, { ...range, bots: "bad" }),
  // @ts-expect-error v3's pages are others
  () => exportEvents(new FingerprintV3Client({ apiKey: "key" }), range),
  // @ts-expect-error it has no search
  () => exportEvents(new FingerprintIqClient({ apiKey: "key" }), range),
];
export const filterOfSearch = (filter: SearchEventsFilter) => client.searchEvents(filter);

// An export of generated events, over a server or over a stub.

import { FingerprintClient } from "fingerprint-edge";
import { exportEvents } from "fingerprint-edge/export";
import { pageOf, rangeOf } from "./pages.js";

/** Exports so many events over so many windows, from a server that has as many. */
export async function exported({ base, events, windows }) {
  await walk(new FingerprintClient({ apiKey: "secret-key", baseUrl: base }), events, windows);
  return {};
}

/** The same over a `fetch` that answers at once. */
export function exportedAtOnce(events, windows) {
  const fetch = async (url) => new Response(pageOf(new URL(url).searchParams, events));
  return walk(new FingerprintClient({ apiKey: "secret-key", fetch }), events, windows);
}

async function walk(client, events, concurrency) {
  let count = 0;
  for await (const _ of exportEvents(client, rangeOf(events), { concurrency })) count++;
  if (count !== events) throw new Error(`an export of ${events} events gave ${count}`);
}

// What the memory does over many calls: pages without end walked event by event, exports, and calls that fail.

import data from "../data.js";
import { CONTENDERS } from "./contenders.js";
import { exportedAtOnce } from "./exports.js";
import { wasmBytes } from "./instances.js";

const PAGE = 100;
/** So many times the memory is looked at on the way. */
const LOOKS = 50;

/** Walks so many events. */
export async function walked({ events, contender }) {
  const page = data.pages[PAGE].slice(0, -1);
  let pages = 0;
  // The same key again would be an endless search.
  answerWith(() => `${page},"pagination_key":"${++pages}"}`, 200);
  const client = CONTENDERS[contender]();
  const walk = async (count) => {
    for await (const _ of client.searchEvents({ limit: PAGE })) if (--count <= 0) return;
  };
  return watched(events, walk);
}

/** Exports so many events over eight windows. */
export function exporting({ events }) {
  return watched(events, (count) => exportedAtOnce(count, 8));
}

/** Makes so many calls that fail. */
export async function failing({ calls, contender }) {
  answerWith(() => data.notFound, 404);
  const client = CONTENDERS[contender]();
  const fail = async (count) => {
    for (; count > 0; count--) {
      const error = await client.getEvent("1708102555327.NNNNN0").catch((reason) => reason);
      if (error?.statusCode !== 404) throw new Error(`a call that had to fail gave ${error}`);
    }
  };
  return watched(calls, fail);
}

function answerWith(body, status) {
  globalThis.fetch = async () => new Response(body(), { status, headers: { "content-type": "application/json" } });
}

/** Does so much, and looks at the memory on the way; the first tenth warms up. */
async function watched(amount, work) {
  await work(amount / 10);
  const start = state();
  const peak = { ...start };
  for (let look = 0; look < LOOKS; look++) {
    await work(amount / LOOKS);
    const now = state(false);
    for (const name of Object.keys(now)) peak[name] = Math.max(peak[name], now[name]);
  }
  return { start, end: state(), peak };
}

/** In bytes; a host that does not tell its heap tells the wasm alone. */
function state(collect = true) {
  if (collect) (globalThis.gc ?? (() => globalThis.Bun?.gc(true)))();
  const heap = globalThis.process?.memoryUsage?.().heapUsed;
  return { wasm: wasmBytes(), ...(heap > 0 && { heap }) };
}

// Does what the bench asks for: so many calls of one contender in a loop, a proof, a memory's state.

import { CALLS, looksRight, proofOf, stubFor } from "./calls.js";
import { CONTENDERS, ORIGIN } from "./contenders.js";
import { exported } from "./exports.js";
import { exporting, failing, walked } from "./memory.js";
import { TRUST } from "./trust.js";

const hostFetch = globalThis.fetch;
/** Made once: warm, as a server's client is. */
const jobs = new Map();

/** What can be asked for. */
export const ASKED = {
  /** Makes so many calls, so many at once, and looks at the last result. */
  async loop({ calls, atOnce = 1, ...asked }) {
    const job = jobOf(asked);
    globalThis.fetch = job.fetch;
    let left = calls;
    let last;
    const caller = async () => {
      while (left-- > 0) last = await job.call();
    };
    if (atOnce === 1) await caller();
    else await Promise.all(Array.from({ length: atOnce }, caller));
    if (!job.looksRight(last)) throw new Error(`${JSON.stringify(asked)} gave ${JSON.stringify(last)?.slice(0, 200)}`);
    return {};
  },
  /** Makes one call and compares all of what comes. */
  async prove(asked) {
    const job = jobOf(asked);
    globalThis.fetch = job.fetch;
    const value = await job.call();
    const holds = job.proof === undefined ? job.looksRight(value) : JSON.stringify(value) === JSON.stringify(JSON.parse(job.proof));
    if (!holds) throw new Error(`${JSON.stringify(asked)} gave ${JSON.stringify(value)?.slice(0, 200)}`);
    return {};
  },
  exported,
  exporting,
  walked,
  failing,
};

function jobOf(asked) {
  const name = JSON.stringify(asked);
  if (!jobs.has(name)) jobs.set(name, asked.part === "trust" ? trusting(asked) : calling(asked));
  return jobs.get(name);
}

function trusting({ row, contender }) {
  return { fetch: hostFetch, call: TRUST[row][contender], looksRight: TRUST[row].looksRight };
}

/** `length`: whether a stub's answer tells its length; `base`: where a server is, instead of a stub. */
function calling({ row, contender, length, base }) {
  const fetch = base ? (url, init) => hostFetch(base + url.slice(ORIGIN.length), init) : stubFor(CALLS[row], length);
  globalThis.fetch = fetch;
  const client = CONTENDERS[contender]();
  const { call } = CALLS[row];
  return { fetch, call: () => call(client), looksRight: (value) => looksRight(CALLS[row], value), proof: proofOf(CALLS[row]) };
}

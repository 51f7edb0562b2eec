// One window of an export: its events, the oldest first, from the API into one object of the bucket.
import { exportEvents } from "fingerprint-edge/export";
import { Busy, clientOf, impatient, isFinal, reasonOf } from "./client.js";
import { LinesObject } from "./lines-object.js";

/** A step ends by itself, with what it has, long before its time is over. */
const LONGEST_MS = 8 * 60_000;
export const STEP_TIMEOUT = "15 minutes";

/**
 * Exports a window, or the first part of it: `end` says up to where, and the rest is left to other steps. Where the API had
 * enough, `busy` and the seconds to `wait` are told. What is refused for good is `refused`, with the reason: a
 * `NonRetryableError` would end the instance as well, but its message does not reach the instance's status.
 */
export async function exportWindow(env, { start, end, filter, most, key }) {
  const object = new LinesObject(env.BUCKET, key);
  try {
    const { busy, ...done } = await walk(object, clientOf(env), { start, end, filter, most });
    const result = { start, ...done, ...(busy && { busy: true, wait: busy.seconds }) };
    return done.end > start ? { ...result, ...(await object.close()) } : result;
  } catch (error) {
    await object.abandon();
    if (isFinal(error)) return { refused: reasonOf(error) };
    throw new Error(reasonOf(error));
  }
}

async function walk(object, client, { start, end, filter, most }) {
  let reached = start;
  try {
    const range = { ...filter, start, end, reverse: true };
    const signal = AbortSignal.timeout(LONGEST_MS);
    for await (const event of exportEvents(impatient(client), range, { concurrency: 1, signal })) {
      const time = Number.isFinite(event?.timestamp) ? Math.floor(event.timestamp) : reached;
      if (time > reached) {
        // All of the milliseconds before is there: only here can the window be cut.
        if (object.events >= most) return { end: time };
        object.mark();
        reached = time;
      }
      await object.add(event);
    }
    return { end };
  } catch (error) {
    const busy = error instanceof Busy ? error : undefined;
    // What is done is kept, so that an API that fails again and again does not begin us from the start each time.
    if (isFinal(error) || (reached === start && !busy) || !object.rollback()) throw error;
    return { end: reached, busy };
  }
}

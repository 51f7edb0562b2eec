// Events over time by verdict: a few dozen spans of equal length, over the whole range that was asked for.
import { verdictOf } from "./verdict.js";

const MOST = 60;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Lengths that a person can read off an axis. */
const LENGTHS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY];
/** As far back as the API looks by itself. */
const DEFAULT_RANGE = 7 * DAY;

export function bucketsOf(events, filter, now) {
  const end = filter.end ?? now;
  const start = Math.min(filter.start ?? now - DEFAULT_RANGE, end);
  const length = LENGTHS.find((length) => (end - start) / length < MOST) ?? Math.ceil((end - start) / MOST);
  const first = Math.floor(start / length) * length;
  const count = Math.floor((end - first) / length) + 1;
  const buckets = Array.from({ length: count }, (_, at) => {
    return { start: first + at * length, end: first + (at + 1) * length, clean: 0, suspicious: 0, bad: 0 };
  });
  for (const event of events) {
    const at = Math.floor((event?.timestamp - first) / length);
    // One whose time cannot be read, or lies outside, is in no bucket.
    if (at >= 0 && at < count) buckets[at][verdictOf(event).level] += 1;
  }
  return buckets;
}

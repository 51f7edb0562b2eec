// What the status routes show of the queue, and of one visitor.
import { lastSlot } from "./quota.js";

const iso = (ms) => (ms ? new Date(ms).toISOString() : null);

export function progressOf(store, pause, { hour, day, limits, settle }, now) {
  const { sending, unclear, done, refused, ...counts } = store.counts();
  const waiting = counts.waiting + sending + unclear;
  const total = waiting + done + refused;
  const times = store.allSent();
  const used = (ms) => times.filter((at) => at > now - ms).length;
  const isPaused = pause.until > now;
  const latest = () =>
    Math.max(
      lastSlot(times, limits, Math.max(now, pause.until), waiting - sending) ?? 0,
      store.dueUntil("waiting") ?? 0,
      // It may have to be sent once more, after the time in which it may still take effect.
      (store.doubtedUntil() ?? 0) + (unclear && settle),
    );
  return {
    total,
    waiting,
    unclear,
    done,
    refused,
    progress: total ? (done + refused) / total : 1,
    done_by: iso(waiting && latest()),
    paused_until: iso(isPaused && pause.until),
    paused_because: isPaused ? pause.said : null,
    quota: { hour: { used: used(hour), limit: limits[0].most }, day: { used: used(day), limit: limits[1].most } },
  };
}

/** `reason` is the last that the API said about it, or why nothing was heard. */
export function shown({ visitor, state, requested, attempts, doubted, finished, said }) {
  return {
    visitor_id: visitor,
    state,
    requested_at: iso(requested),
    finished_at: iso(finished),
    attempts,
    may_have_arrived: state !== "done" && doubted !== null,
    reason: JSON.parse(said),
  };
}

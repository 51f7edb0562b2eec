// The Durable Object that spends the quota: each alarm does one step, and sets the next alarm.
import { DurableObject } from "cloudflare:workers";
import { backoff, outcomeOf } from "./outcome.js";
import { progressOf, shown } from "./progress.js";
import { nextSlot } from "./quota.js";
import { settingsOf } from "./settings.js";
import { Store } from "./store.js";

/** An alarm that comes later than that may never come: it is set anew. */
const OVERDUE_MS = 10_000;
/** An alarm that is set in an alarm, and not for some time after it, may be lost or come late. */
const SOON_MS = 2;
const SOON_PER_HOUR = 36_000;
const INTERRUPTED = { code: "interrupted", message: "the instance was stopped while the API was asked" };

export class DeletionQueue extends DurableObject {
  #settings;
  #store;
  /** Until when the step that runs can take. A time, since a step that is cut off does not say that it has ended. */
  #busyUntil = 0;
  #reportAfter = 0;
  /** An alarm that an instance before this one has set may be over, or never come: the first look sets it anew. */
  #hasSetAlarm = false;

  constructor(ctx, env) {
    super(ctx, env);
    this.#settings = settingsOf(env);
    this.#store = new Store(ctx.storage.sql);
  }

  /** Requests, each `{ visitors, requestedAt }`, any of them also for the second time. */
  async add(requests) {
    const now = Date.now();
    this.ctx.storage.transactionSync(() => {
      for (const { visitors, requestedAt } of requests) for (const visitor of visitors) this.#store.add(visitor, requestedAt, now);
    });
    await this.wake();
  }

  async progress() {
    await this.wake();
    return progressOf(this.#store, this.#pause, this.#settings, Date.now());
  }

  async deletion(visitor) {
    await this.wake();
    const row = this.#store.get(visitor);
    return row && shown(row);
  }

  /** Sees to it that an alarm comes when there is something to do. One that comes too early finds nothing, and sets the next. */
  async wake() {
    const now = Date.now();
    if (this.#busyUntil > now) return;
    const next = this.#next();
    if (next === undefined) return;
    const at = this.#notBefore(next);
    const set = this.#hasSetAlarm ? await this.ctx.storage.getAlarm() : null;
    this.#hasSetAlarm = true;
    if (set === null || set > at || set < now - OVERDUE_MS) await this.ctx.storage.setAlarm(at);
  }

  async alarm() {
    const now = Date.now();
    if (this.#busyUntil > now) return;
    this.#busyUntil = now + 3 * this.#settings.timeout + OVERDUE_MS;
    try {
      // Set before anything can go wrong: an alarm that fails is repeated a few times only, and one that is cut off is used up.
      await this.ctx.storage.setAlarm(this.#busyUntil);
      await this.#step(now);
    } catch (error) {
      console.error(error?.name);
      this.#hold({ code: "internal", message: "the queue itself failed" });
    } finally {
      this.#busyUntil = 0;
    }
    const next = this.#next();
    if (next === undefined) await this.ctx.storage.deleteAlarm();
    else await this.ctx.storage.setAlarm(this.#notBefore(next));
  }

  #notBefore(time) {
    return Math.ceil(Math.max(time, Date.now() + SOON_MS, Date.now() + this.#settings.hour / SOON_PER_HOUR));
  }

  /** When there is next something to do. */
  #next() {
    const paused = (at) => at && Math.max(at, this.#pause.until);
    const waiting = this.#store.dueFrom("waiting");
    const times = [
      this.#store.reports().length ? this.#reportAfter : undefined,
      this.#store.dueFrom("sending") && 0,
      paused(this.#store.dueFrom("unclear")),
      paused(waiting && nextSlot((n) => this.#store.sent(n), this.#settings.limits, waiting)),
      this.#store.dueFrom("done"),
      this.#store.dueFrom("refused"),
    ].filter((at) => at !== undefined);
    return times.length ? Math.min(...times) : undefined;
  }

  async #step(now) {
    this.#store.forget(now);
    // Nothing else sends: what is still being sent was so when an instance or a step before this one was cut off.
    this.#store.doubtAll(now, now + this.#settings.hour, INTERRUPTED);
    await this.#report(now);
    if (now < this.#pause.until) return;
    const unclear = this.#store.due("unclear", now);
    if (unclear) return this.#look(unclear);
    if (nextSlot((n) => this.#store.sent(n), this.#settings.limits, now) > now) return;
    const waiting = this.#store.due("waiting", now);
    if (waiting) await this.#delete(waiting);
  }

  async #delete({ visitor, doubted }) {
    const { client, timeout, limits } = this.#settings;
    this.#store.begin(visitor, Date.now() + timeout, Math.max(...limits.map(({ most }) => most)));
    // What is about to happen is on disk before it happens: whoever comes after a crash knows of it.
    await this.ctx.storage.sync();
    const failure = await client.deleteVisitorData(visitor).then(
      () => undefined,
      (error) => outcomeOf(error),
    );
    const now = Date.now();
    this.#store.sentBy(now);
    if (!failure) {
      this.#resume();
      return this.#finish(visitor, "done", now);
    }
    if (failure.pauses) this.#hold(failure.said, failure.retryAfterMs);
    else this.#resume();
    // That it is gone is what an earlier request, of which nothing was heard, was for.
    if (failure.verdict === "gone") return this.#finish(visitor, doubted === null ? "refused" : "done", now, failure.said);
    if (failure.verdict === "refused") return this.#finish(visitor, "refused", now, failure.said);
    this.#postpone(visitor, failure, now);
  }

  /** Sent again later, unless this was the last attempt. */
  #postpone(visitor, { verdict, isThrottle, retryAfterMs, said }, now) {
    const { hour, day, maxAttempts } = this.#settings;
    const { attempts, due, doubted } = this.#store.get(visitor);
    if (isThrottle) return this.#store.wait(visitor, due, said, attempts - 1);
    if (verdict === "unclear") return this.#store.doubt(visitor, now, now + hour, said);
    if (attempts >= maxAttempts) return this.#giveUp(visitor, said, now);
    // A server may fail after the deed.
    if (doubted === null && said.status >= 500) this.#store.doubt(visitor, now, now, said);
    this.#store.wait(visitor, now + Math.max(retryAfterMs, backoff(hour, attempts, day)), said, attempts);
  }

  /**
   * Whether a visitor is gone whose deletion may have been sent: a search tells, which costs nothing of the quota. While
   * events are still found, the deletion may be under way, for a day; only then it is sent again.
   */
  async #look({ visitor, doubted, attempts, said }) {
    const { client, hour, settle, maxAttempts } = this.#settings;
    const failure = await client.searchEvents({ visitor_id: visitor, limit: 1 }).then(
      () => undefined,
      (error) => outcomeOf(error),
    );
    const now = Date.now();
    if (failure?.verdict === "gone") {
      this.#resume();
      return this.#finish(visitor, "done", now, failure.said);
    }
    if (failure?.pauses) this.#hold(failure.said, failure.retryAfterMs);
    const before = JSON.parse(said);
    // A search that fails and may work later tells nothing yet: it is made again, for another day if need be.
    const isOpen = failure?.verdict === "again" || failure?.verdict === "unclear";
    const end = doubted + settle * (isOpen ? 2 : 1);
    if (now < end) return this.#store.doubt(visitor, doubted, Math.min(end, now + (isOpen ? hour : Math.max(hour, now - doubted))), before);
    if (attempts >= maxAttempts) return this.#giveUp(visitor, before, now);
    this.#store.wait(visitor, now, before, attempts);
  }

  #giveUp(visitor, said, now) {
    this.#finish(visitor, "refused", now, {
      ...said,
      code: "gave_up",
      message: `after ${this.#settings.maxAttempts} attempts: ${said.message}`,
    });
  }

  #finish(visitor, state, now, said = null) {
    this.#store.finish(visitor, state, now, now + this.#settings.keep, said);
    if (state === "refused") this.#store.report(shown(this.#store.get(visitor)));
  }

  /** The dead letter queue is told at least once: twice, if this is stopped before it is stored that it was told. */
  async #report(now) {
    const reports = this.#store.reports();
    if (!reports.length || now < this.#reportAfter) return;
    try {
      await this.env.REFUSED.sendBatch(reports.map(({ body }) => ({ body })));
      this.#store.reported(reports.at(-1).n);
    } catch (error) {
      console.error(error?.name);
      this.#reportAfter = now + backoff(this.#settings.hour, 1);
    }
  }

  get #pause() {
    return this.ctx.storage.kv.get("pause") ?? { until: 0, failures: 0 };
  }

  /** What the next visitor would meet with as well is waited out: as long as the API says, or longer each time. */
  #hold(said, retryAfterMs = 0) {
    const { hour, day } = this.#settings;
    const failures = this.#pause.failures + 1;
    const until = Math.ceil(Date.now() + Math.min(Math.max(retryAfterMs, backoff(hour, failures, hour)), day));
    this.ctx.storage.kv.put("pause", { until, failures, said });
  }

  #resume() {
    if (this.#pause.failures) this.ctx.storage.kv.delete("pause");
  }
}

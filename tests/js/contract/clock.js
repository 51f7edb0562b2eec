// Time that is not spent: while it runs, a timer is due as soon as nothing else can happen, and the clock says that its time has passed.

/** More than any call takes, between two things that it does, without waiting for a host. */
const TURNS = 100;

/** Clock, timers and chance of a host in the place of its own, until `body` has ended. */
export async function inVirtualTime(begin, random, body) {
  const { setTimeout, clearTimeout } = globalThis;
  const own = Object.getOwnPropertyDescriptor(performance, "now");
  const [dateNow, mathRandom] = [Date.now, Math.random];
  const clock = new Clock();
  Date.now = () => begin + clock.elapsed;
  Math.random = () => random;
  Object.defineProperty(performance, "now", { value: () => clock.elapsed, configurable: true, writable: true });
  globalThis.setTimeout = (run, ms = 0, ...values) => clock.start(run, ms, values);
  globalThis.clearTimeout = (timer) => {
    // Others may still end what they began before.
    if (!clock.stop(timer)) clearTimeout(timer);
  };
  try {
    return await body(clock);
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = dateNow;
    Math.random = mathRandom;
    if (own) Object.defineProperty(performance, "now", own);
    else delete performance.now;
  }
}

class Clock {
  /** Milliseconds since it began. */
  elapsed = 0;
  /** How long those timers ran that came to their end. */
  ended = [];
  #timers = new Set();
  #turn = 0;

  start(run, ms, values) {
    const timer = { ms, due: this.elapsed + ms, run: () => run(...values), ref: () => timer, unref: () => timer };
    this.#timers.add(timer);
    this.settle();
    return timer;
  }

  stop(timer) {
    return this.#timers.delete(timer);
  }

  get running() {
    return this.#timers.size;
  }

  /** Ends the next timer, unless something happens before that does this again. */
  settle() {
    this.#turn += 1;
    this.#wait(this.#turn, TURNS);
  }

  #wait(turn, left) {
    queueMicrotask(() => {
      if (turn !== this.#turn) return;
      if (left > 0) this.#wait(turn, left - 1);
      else this.#end();
    });
  }

  #end() {
    const [next] = [...this.#timers].sort((one, other) => one.due - other.due);
    if (!next) return;
    this.stop(next);
    this.elapsed = Math.max(this.elapsed, next.due);
    this.ended.push(next.ms);
    next.run();
    this.settle();
  }
}

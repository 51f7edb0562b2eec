// Judges each call of the soak by its plan, and counts.

import { idOf } from "./plan.mjs";

export class Tally {
  answered = 0;
  failedAsPlanned = 0;
  left = 0;
  faults = new Map();
  times = [];
  /** What is not as planned, in words. */
  problems = [];

  /** Whether so much went wrong that more of it would say nothing new. */
  get hopeless() {
    return this.problems.length > 100;
  }

  /** Takes what became of a call. */
  judge(plan, reply) {
    const { n, operation, fault, error, leaveAfter } = plan;
    const wrong = (what) => this.problems.push(`call ${n} (${operation}${fault ? `, ${fault}` : ""}): ${what}`);
    if (reply.left) {
      this.left++;
      return;
    }
    if (fault) this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
    this.times.push(reply.ms);
    if (reply.wrong) return wrong(reply.wrong);
    if (leaveAfter !== undefined) return wrong("answered before its caller left");
    if (error) {
      const expected = { mayHaveArrived: true, ...error };
      const differs = Object.entries(expected).find(([name, value]) => reply.error?.[name] !== value);
      if (differs) return wrong(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(reply)}`);
      this.failedAsPlanned++;
    } else {
      if (reply.id !== idOf(n)) return wrong(`expected the answer to ${idOf(n)}, got ${JSON.stringify(reply)}`);
      this.answered++;
    }
  }

  /** Compares how many requests of each call arrived with what its plan says. */
  compareRequests(plans, requests) {
    for (const { n, steps, leaveAfter } of plans) {
      const arrived = requests.get(n) ?? 0;
      // Nothing more is sent for a caller who has left, who may have left before anything was.
      const asPlanned = leaveAfter === undefined ? arrived === steps.length : arrived <= 1;
      if (!asPlanned) this.problems.push(`call ${n}: ${arrived} requests arrived, planned were ${steps.length}`);
    }
  }

  /** The time within which this share of the answered calls ended, in milliseconds. */
  percentile(share) {
    const sorted = this.times.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}

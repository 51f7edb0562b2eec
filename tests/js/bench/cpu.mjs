// The time that a process has had on a processor: what others on the machine do is not in it.

import { readdirSync, readFileSync } from "node:fs";

/** Nanoseconds, of all its threads. Where the system does not tell, the time that passes. */
export function cpuOf(pid) {
  let threads;
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return performance.now() * 1e6;
  }
  return threads.reduce((sum, thread) => sum + onCpu(`/proc/${pid}/task/${thread}/schedstat`), 0);
}

function onCpu(file) {
  try {
    return Number(readFileSync(file, "utf8").split(" ", 1)[0]);
  } catch {
    // It has ended since it was listed.
    return 0;
  }
}

/** The resident memory of a process in bytes, or nothing where the system does not tell. */
export function residentOf(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes && 1_024 * Number(kilobytes);
  } catch {
    return undefined;
  }
}

// examples/deletion-queue: every visitor deleted once, within the quota, whatever fails, stops or comes twice.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApi } from "./deletion-queue-api.mjs";
import { CROWD, checkCrowd } from "./deletion-queue-crowd.mjs";
import { checkDoors } from "./deletion-queue-doors.mjs";
import { checkFaults, checkForgetting, checkUnset } from "./deletion-queue-faults.mjs";
import { startQueue } from "./deletion-queue-host.mjs";
import { checkParts } from "./deletion-queue-parts.mjs";

/** Where one killed process leaves to the next what it wrote. Each step waits for its disk: there memory is quicker. */
const STORE = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export async function check(start, context) {
  await checkParts(context.folder);
  const folder = mkdtempSync(join(STORE, "deletion-queue-"));
  // No sooner: what still runs would write it anew.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const apis = [];
  /** An API and a queue before it, over a folder of their own, by a clock whose hour is `hourMs`. */
  const begin = async (name, { hourMs, faults, searchFaults, visibleFor, ...vars }) => {
    const api = await startApi({ hourMs, faults, searchFaults, visibleFor, perHour: vars.HOUR_LIMIT, perDay: vars.DAY_LIMIT });
    apis.push(api);
    const bindings = { FINGERPRINT_BASE_URL: api.url, LEDGER: api.url, HOUR_MS: hourMs, SETTLE_HOURS: 2, ...vars };
    const launch = (more) => startQueue(start, { ...bindings, ...more }, join(folder, name));
    return { api, hourMs, launch, queue: await launch(), unspoken: context.unspoken };
  };
  try {
    // One after the other: each start bundles the example into its folder.
    const faults = await begin("faults", checkFaults.setting);
    const forgetting = await begin("forgetting", checkForgetting.setting);
    const unset = await begin("unset", checkUnset.setting);
    const crowd = await begin("crowd", CROWD);
    await Promise.all([
      checkDoors(faults).then(() => checkFaults(faults)),
      checkForgetting(forgetting),
      checkUnset(unset),
      checkCrowd(crowd),
    ]);
  } finally {
    await Promise.all(apis.map((api) => api.close()));
  }
}

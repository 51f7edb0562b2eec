// An event as v3 and as v4 have it -> each path at which they differ, beyond what the table of pairs makes of one the other.
import { leavesOf } from "./leaves.js";

/**
 * A path at which the two differ: with `v3` where v3 says something, with `v4` where v4 does.
 * @typedef {object} Difference
 * @property {string} path in v4's event; in v3's, where v4 has no place for it
 * @property {"differs" | "only_v3" | "only_v4" | "gone"} kind `differs`: both say something, but not the same; `only_v3`
 *   and `only_v4`: the other says nothing where it has a place for it; `gone`: v4 has no place for it
 * @property {unknown} [v3] as v4 would say it
 * @property {unknown} [v4]
 */

/**
 * What would change for someone who goes over from v3 to v4. What is new in v4 is none of it.
 * @param {any} v3Event
 * @param {any} v4Event
 * @returns {Promise<{ differences: Difference[], same: number }>} and at how many paths they say the same
 * @throws {TypeError} when one is no event of its system
 */
export async function differencesOf(v3Event, v4Event) {
  const { downgradeEvent, upgradeEvent } = await import("../migrate.js");
  // Both go through v3: what gets lost on that way, and what v3 says although there is nothing to say, is then the same in both.
  const [v3, v4] = [v3Event, downgradeEvent(v4Event).event].map(upgradeEvent);
  const said = compared(leavesOf(v3.event), leavesOf(v4.event));
  const gone = compared(leavesOf(v3.dropped), leavesOf(v4.dropped));
  return {
    differences: [...said.differences, ...gone.differences.filter(({ kind }) => kind !== "only_v4").map(asGone)],
    same: said.same,
  };
}

/**
 * @param {Map<string, unknown>} ofV3
 * @param {Map<string, unknown>} ofV4
 */
function compared(ofV3, ofV4) {
  /** @type {Difference[]} */
  const differences = [];
  let same = 0;
  for (const path of new Set([...ofV3.keys(), ...ofV4.keys()])) {
    // Null is what the one has not and v4 guarantees.
    const [v3, v4] = [ofV3.get(path) ?? undefined, ofV4.get(path) ?? undefined];
    if (JSON.stringify(v3) === JSON.stringify(v4)) same++;
    else if (v4 === undefined) differences.push({ path, kind: "only_v3", v3 });
    else if (v3 === undefined) differences.push({ path, kind: "only_v4", v4 });
    else differences.push({ path, kind: "differs", v3, v4 });
  }
  return { differences, same };
}

/**
 * @param {Difference} difference
 * @returns {Difference}
 */
function asGone(difference) {
  return difference.kind === "only_v3" ? { ...difference, kind: "gone" } : difference;
}

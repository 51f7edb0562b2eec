// The plan of examples/export-workflow by itself: its windows meet, and are the same for whoever replays the steps.

import { pathToFileURL } from "node:url";
import { deepEqual, equal, match, ok, throws } from "../contract/assert.js";

const SETTINGS = { eventsPerStep: 100, stepsAtOnce: 4, retrySeconds: 10 };
const RANGES = [
  { start: 0, end: 1 },
  { start: 5, end: 7 },
  { start: 1_767_225_600_000, end: 1_767_225_600_009 },
  { start: 0, end: Date.UTC(2026, 0, 1) },
];

export async function checkPlan(folder) {
  const { Plan } = await import(pathToFileURL(`${folder}/src/plan.js`).href);
  for (const range of RANGES) for (let seed = 1; seed < 8; seed++) checkWalk(Plan, range, seed);
  checkRefusals(Plan);
}

/** Steps that stop where they please: nothing of the range is left out, nothing is done twice, and no name comes twice. */
function checkWalk(Plan, range, seed) {
  const [one, other] = [new Plan(range, SETTINGS), new Plan(range, SETTINGS)];
  const [random, names] = [randomOf(seed), []];
  for (let windows = one.next(); windows.length > 0; windows = one.next()) {
    deepEqual(other.next(), windows, "the windows of a replay");
    ok(windows.length <= SETTINGS.stepsAtOnce, `${windows.length} steps at once`);
    names.push(...windows.map(({ name }) => name));
    const results = windows.map(({ refusals, ...window }) => stepOf(window, names.length < 300 && refusals < 3 ? random() : 1, random()));
    equal(other.learn(windows, structuredClone(results)), one.learn(windows, results), "the wait of a replay");
    ok(names.length < 5_000, "a plan that ends");
  }
  equal(new Set(names).size, names.length, "names of steps");
  const parts = one.parts();
  equal(Date.parse(parts[0].start), range.start, "the start");
  equal(Date.parse(parts.at(-1).end), range.end, "the end");
  ok(
    parts.every(({ start }, index) => index === 0 || start === parts[index - 1].end),
    "windows that meet",
  );
  equal(one.progress().share, 1, "the share that is done");
}

function stepOf({ start, end }, share, chance) {
  const reached = share > 0.7 ? end : start + Math.floor((end - start) * share);
  const busy = reached < end && (chance < 0.3 || reached === start);
  const done = reached > start && { key: `${start}`, events: Math.floor(100 * chance), bytes: 1, sha256: "", etag: "" };
  return { start, end: reached, ...done, ...(busy && { busy, wait: chance < 0.1 ? undefined : 1 }) };
}

function checkRefusals(Plan) {
  const plan = new Plan({ start: 0, end: 1_000 }, SETTINGS);
  const round = (answer) => {
    const windows = plan.next();
    return { steps: windows.length, wait: plan.learn(windows, windows.map(answer)) };
  };
  const refused = (wait) => (window) => ({ start: window.start, end: window.start, busy: true, wait });
  const worked = ({ start, end }) => ({ start, end, events: 1, bytes: 1 });
  deepEqual(round(refused(0)), { steps: 4, wait: 10 }, "a 429 that says nothing, to all");
  deepEqual(round(refused(60)), { steps: 2, wait: 60 }, "a 429 that says how long, to half as many");
  deepEqual(round(worked), { steps: 1, wait: 0 }, "one step that went well");
  deepEqual(round(worked), { steps: 2, wait: 0 }, "one step more");
  const partly = ({ start }) => ({ start, end: start + 1, events: 1, bytes: 1, busy: true, wait: 0 });
  deepEqual(round(partly), { steps: 3, wait: 0 }, "a 429 after something was done");
  const waits = Array.from({ length: 10 }, () => round(refused(undefined)).wait);
  deepEqual(waits, [10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120], "the waits of a 429 without end");
  match(throws(() => round(refused(undefined)), Error).message, /429 to everything, 11 times in a row/);
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

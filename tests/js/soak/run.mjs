// The soak: a Worker's clients under load, in workerd: node run.mjs --tarball FILE [--calls 20000]

import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeConsumer, toolVersion } from "../runtimes/consumer.mjs";
import { startWorker } from "../runtimes/start-worker.mjs";
import { load, stateOf } from "./load.mjs";
import { LIMITS, planOf } from "./plan.mjs";
import { Tally } from "./tally.mjs";
import { startUpstream } from "./upstream.mjs";

const AT_ONCE = 200;

const { values } = parseArgs({ options: { tarball: { type: "string" }, calls: { type: "string", default: "20000" } } });
const calls = Number(values.calls);
if (!values.tarball || !(Number.isInteger(calls) && calls >= 500)) throw new Error("usage: run.mjs --tarball FILE [--calls N], N from 500");
/** So many calls in, the wasm memory has grown to what it needs. */
const WARM_UP = Math.floor(calls / 10);
const plansOf = (first, end) => Array.from({ length: end - first }, (_, at) => planOf(first + at));

const tally = new Tally();
const upstream = await startUpstream();
const miniflare = await startWorker(makeConsumer(values.tarball, "soak", ["js/contract", "js/soak"]), "js/soak/worker.js", {
  UPSTREAM: upstream.url,
});
try {
  await soak(await miniflare.ready);
} finally {
  await miniflare.dispose();
  upstream.close();
}
for (const problem of tally.problems.slice(0, 20)) console.log(`  ${problem}`);
if (tally.problems.length > 0) {
  console.log(`${tally.problems.length} calls or figures are not as planned`);
  process.exitCode = 1;
}

async function soak(url) {
  const plans = plansOf(0, calls);
  const begin = performance.now();
  await load(url, plans.slice(0, WARM_UP), AT_ONCE, tally);
  const warm = await stateOf(url);
  await load(url, plans.slice(WARM_UP), AT_ONCE, tally);
  const seconds = (performance.now() - begin) / 1_000;
  await settled();
  const underWay = upstream.underWay;
  // The load has left the clients whole: what is asked of them now comes at once.
  await load(
    url,
    plansOf(calls, calls + 40).filter((plan) => !plan.fault && plan.leaveAfter === undefined),
    1,
    tally,
  );
  const end = await stateOf(url);

  tally.compareRequests(plans, upstream.requests);
  const expect = (holds, what) => holds || tally.problems.push(what);
  expect(underWay === 0, `${underWay} requests are still under way upstream`);
  expect(upstream.mixed.length === 0, `requests with parts of different calls: ${upstream.mixed.slice(0, 3)}`);
  expect(tally.left === plans.filter((plan) => plan.leaveAfter !== undefined).length, `${tally.left} callers left`);
  expect(end.begun > end.ended, "no call was cut short by a caller who left");
  expect(end.memory === warm.memory, `the wasm memory grew from ${warm.memory} to ${end.memory} bytes`);
  print({ seconds, warm, end });
}

/** Waits until the upstream has nothing more to do: what callers left behind has ended, or is never to end. */
async function settled() {
  for (let waited = 0; waited < LIMITS.timeout && upstream.underWay > 0; waited += 50) await pause(50);
}

function print({ seconds, warm, end }) {
  const requests = [...upstream.requests.values()];
  const repeated = requests.reduce((sum, count) => sum + count - 1, 0);
  const ms = (time) => `${time.toFixed(0)} ms`;
  const rows = {
    workerd: toolVersion("workerd"),
    calls: `${calls}, ${AT_ONCE} at once, ${(calls / seconds).toFixed(0)} a second`,
    answered: tally.answered,
    "failed as planned": tally.failedAsPlanned,
    "callers who left": `${tally.left}; ${end.begun - end.ended} calls cut short by it`,
    faults: [...tally.faults.values()].reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries([...tally.faults].map(([name, count]) => [`  ${name}`, count])),
    requests: `${requests.reduce((sum, count) => sum + count, 0)} upstream, ${repeated} of them repetitions, ${upstream.abandoned} abandoned`,
    "time of a call": `p50 ${ms(tally.percentile(0.5))}, p99 ${ms(tally.percentile(0.99))}, longest ${ms(tally.percentile(1))} (deadline ${ms(LIMITS.deadline)})`,
    "wasm memory": `${warm.memory} bytes after ${WARM_UP} calls, ${end.memory} at the end`,
  };
  for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(34)} ${value}`);
}

// The bench in every runtime: node run.mjs --tarball FILE --out FILE [--rounds N] [--only WORD,…]
//
// It leaves each row's samples, round by round, as JSON. A word is a runtime, a part or the beginning of a row's name.

import { symlinkSync, writeFileSync } from "node:fs";
import { cpus, platform, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile, toolVersion } from "../runtimes/consumer.mjs";
import { COLD_ROWS, measureCold } from "./cold.mjs";
import { writeData } from "./data.mjs";
import { HOSTS } from "./hosts.mjs";
import { measurePart, PARTS } from "./parts.mjs";

/** How long a loop of calls takes: long enough for what surrounds it not to count. */
const LOOP_MS = 40;
/** What `cargo xtask bench` measures itself: no rows here. */
const ELSEWHERE = { rust: [], sizes: [] };
/** So many cold starts in a whole run. */
const STARTS = 30;

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    out: { type: "string" },
    rounds: { type: "string", default: "15" },
    only: { type: "string", default: "" },
  },
});
const rounds = Number(values.rounds);
if (!values.tarball || !values.out || !(Number.isInteger(rounds) && rounds >= 1))
  throw new Error("usage: run.mjs --tarball FILE --out FILE [--rounds N] [--only WORD,…], N from 1");

const parts = { ...Object.fromEntries(Object.entries(PARTS).map(([name, { rows }]) => [name, rows])), cold: COLD_ROWS, ...ELSEWHERE };
const wanted = chosen(values.only.split(",").filter(Boolean));
const consumer = makeConsumer(values.tarball, "bench", ["js/bench", "js/counts"]);
symlinkSync(toolFile("@fingerprint"), join(consumer, "node_modules/@fingerprint"));
writeData(join(consumer, "js/bench/data.js"));
const context = { consumer, loops: { rounds, ms: LOOP_MS }, starts: Math.min(STARTS, 2 * rounds) };

const rows = [];
// What the clock measures has the machine for itself; the memory does not mind company.
const timed = wanted.filter(({ part }) => part !== "memory");
const watched = wanted.filter(({ part }) => part === "memory");
await lane(timed);
await Promise.all([lane(watched), lane(watched)]);
const order = Object.keys(HOSTS);
rows.sort((one, other) => order.indexOf(one.runtime) - order.indexOf(other.runtime));

/** Measures one after the other of those that wait. */
async function lane(waiting) {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { runtime, part, rows: some } = next;
    console.error(`${runtime}: ${part}, ${some.map(({ name }) => name).join("; ")}`);
    rows.push(...(part === "cold" ? await measureCold(runtime, some, context) : await measurePart(part, runtime, some, context)));
  }
}

const versions = { "@fingerprint/node-sdk": toolVersion("@fingerprint/node-sdk") };
for (const { runtime } of wanted) versions[runtime] = HOSTS[runtime].version;
const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, memory: totalmem(), system: platform() };
writeFileSync(values.out, JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, rounds, versions, rows }));

/** What to measure, runtime by runtime. Words for runtimes choose among those, others among parts and rows. */
function chosen(words) {
  const runtimes = words.filter((word) => word in HOSTS);
  const others = words.filter((word) => !(word in HOSTS));
  const isWanted = (part, { name }) => others.length === 0 || others.some((word) => word === part || name.startsWith(word));
  const all = Object.entries(parts).map(([part, rows]) => ({ part, rows: rows.filter((row) => isWanted(part, row)) }));
  const some = all.filter(({ rows }) => rows.length > 0);
  for (const word of others) {
    if (!(word in parts) && !Object.values(parts).some((rows) => rows.some(({ name }) => name.startsWith(word))))
      throw new Error(
        `unknown: ${word}; known are ${[...Object.keys(HOSTS), ...Object.keys(parts)].join(", ")} and the beginnings of rows`,
      );
  }
  return Object.keys(HOSTS)
    .filter((runtime) => runtimes.length === 0 || runtimes.includes(runtime))
    .flatMap((runtime) => some.map(({ part, rows }) => ({ runtime, part, rows })));
}

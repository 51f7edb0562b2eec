// What the bench measures inside running programs: calls over a stub, calls over HTTP, sealed results, the memory.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { residentOf } from "./cpu.mjs";
import { HOSTS } from "./hosts.mjs";
import { inTurns, WARM_UP } from "./rounds.mjs";

const OFFICIAL = "official";
const OURS = "ours";
const CONTENDERS = [OFFICIAL, "official, time limit", OURS, "ours, fetch option", "floor"];
const CALLS = ["get", "search of 10", "search of 100", "12 filters", "update", "delete", "404"];
const TRUST = ["unseal 2 KB", "unseal 8 KB", "unseal 60 KB", "unseal 1 MB", "webhook 8 KB", "verdict of ten rules", "guard of 8 KB"];
const TRANSFERS = ["identity", "gzip", "chunked"];
const AT_ONCE = [1, 64];
const WINDOWS = [1, 4, 8, 16];
/** So many events an export has, and so often it is made at most: over one window it takes five seconds. */
const EXPORTED = 10_000;
const MOST_EXPORTS = 3;
/** How often the memory is looked at from outside, in milliseconds. */
const LOOK_MS = 25;

/** Each gives the rows that it has, and measures those that are wanted in one runtime. */
export const PARTS = {
  calls: {
    rows: CALLS.flatMap((call) => [true, false].map((length) => ({ row: call, length, name: `${call}${length ? "" : ", no length"}` }))),
    measure: (context, hosts, rows) =>
      each(rows, async ({ row, length, name }) => {
        const { cpu } = await inTurns(hosts, CONTENDERS, { part: "calls", row, length }, { ...context.loops, warmUp: WARM_UP.calls });
        return [{ row: name, unit: "µs", samples: cpu }];
      }),
  },
  http: {
    rows: TRANSFERS.flatMap((transfer) => AT_ONCE.map((atOnce) => ({ transfer, atOnce, name: `${transfer}, ${atOnce} at once` }))),
    measure: async (context, hosts, rows) => {
      const { url, stop } = await startServer(context.consumer, "server.mjs");
      const measured = await each(rows, async ({ transfer, atOnce, name }) => {
        const asked = { part: "http", row: "get", base: `${url}/${transfer}` };
        const { cpu, rate } = await inTurns(hosts, CONTENDERS, asked, { ...context.loops, atOnce });
        return [
          { row: name, unit: "µs", samples: cpu },
          { row: name, unit: "calls/s", samples: rate },
        ];
      });
      await stop();
      // What has one unit stands together.
      return measured.toSorted((one, other) => one.unit.localeCompare(other.unit));
    },
  },
  trust: {
    rows: TRUST.map((name) => ({ name })),
    measure: (context, hosts, rows) =>
      each(rows, async ({ name }) => {
        const contenders = /^(verdict|guard)/.test(name) ? [OURS] : [OFFICIAL, OURS];
        const atOnce = /^(unseal|guard)/.test(name) ? 16 : 1;
        const { cpu } = await inTurns(hosts, contenders, { part: "trust", row: name }, { ...context.loops, atOnce });
        return [{ row: name, unit: "µs", samples: cpu }];
      }),
  },
  export: {
    rows: WINDOWS.map((windows) => ({ windows, name: `export, ${windows} at once` })),
    measure: async (context, hosts, rows) => {
      const { url, stop } = await startServer(context.consumer, "far-server.mjs", [String(EXPORTED)]);
      const host = await hosts.of(OURS);
      const measured = await each(rows, async ({ windows, name }) => {
        const rates = [];
        for (let round = 0; round < Math.min(context.loops.rounds, MOST_EXPORTS); round++) {
          const begin = performance.now();
          await host.ask("exported", { base: url, events: EXPORTED, windows });
          rates.push((EXPORTED / (performance.now() - begin)) * 1e3);
        }
        return [{ row: name, unit: "events/s", samples: { [OURS]: rates } }];
      });
      await stop();
      return measured;
    },
  },
  memory: {
    collecting: true,
    rows: [
      { name: "100,000 events walked", ask: "walked", asked: { events: 100_000 } },
      { name: "100,000 events exported", ask: "exporting", asked: { events: 100_000 } },
      { name: "200,000 failing calls", ask: "failing", asked: { calls: 200_000 } },
    ],
    measure: (_context, hosts, rows) => each(rows, async ({ name, ask, asked }) => watched(await hosts.of(OURS), name, ask, asked)),
  },
};

async function each(rows, measure) {
  const measured = [];
  for (const row of rows) measured.push(...(await measure(row)));
  return measured;
}

/** Measures the rows of a part that are wanted in a runtime. */
export async function measurePart(part, hostName, rows, context) {
  const { measure, collecting } = PARTS[part];
  const { start, collecting: flags } = HOSTS[hostName];
  const hosts = processes(() => start(context.consumer, collecting ? flags : []));
  try {
    return (await measure(context, hosts, rows)).map((row) => ({ part, runtime: hostName, ...row }));
  } finally {
    await hosts.stop();
  }
}

/** A process for each contender, started when it is first asked for: none of them pays for what another leaves behind. */
function processes(start) {
  const running = new Map();
  const of = async (contender) => {
    if (!running.has(contender)) running.set(contender, await start());
    return running.get(contender);
  };
  const stop = async () => {
    for (const host of running.values()) await host.stop();
  };
  return { of, stop };
}

/** Heap and wasm as the program tells them, the resident memory as the system does. */
async function watched(host, row, ask, asked) {
  const resident = [];
  const look = () => resident.push(residentOf(host.pid));
  const timer = setInterval(look, LOOK_MS);
  const told = await host.ask(ask, { ...asked, contender: OURS });
  clearInterval(timer);
  look();
  const kinds = Object.keys(told.start).map((kind) => [kind, told.start[kind], told.end[kind], told.peak[kind]]);
  // The first tenth warms up.
  const seen = resident.slice(Math.ceil(resident.length / 10)).filter((bytes) => bytes !== undefined);
  if (seen.length > 0) kinds.push(["resident", seen[0], seen.at(-1), Math.max(...seen)]);
  const ofKind = ([kind, start, end, peak]) => ({ row: `${row}, ${kind}`, unit: "KB", memory: { start, end, peak } });
  return kinds.map(ofKind);
}

async function startServer(consumer, program, args = []) {
  const child = spawn(process.execPath, [`js/bench/${program}`, ...args], { cwd: consumer, stdio: ["pipe", "pipe", "inherit"] });
  const [url] = await once(createInterface({ input: child.stdout }), "line");
  const stop = () => {
    child.stdin.end();
    return once(child, "close");
  };
  return { url, stop };
}

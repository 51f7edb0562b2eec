// Cold starts: a process that imports a client and makes one call, time and again, each contender in turn.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "../tools.mjs";
import { cpuOf } from "./cpu.mjs";
import { HOSTS } from "./hosts.mjs";
import { bundleForWorkerd, serve } from "./workerd.mjs";

const run = promisify(execFile);

/** Each contender's program in `cold`. */
const PROGRAMS = {
  official: "official",
  "official, time limit": "limited",
  ours: "ours",
  "ours, /client": "client",
  floor: "floor",
};
const EVENT_ID = "1708102555327.NLOjmg";

const UNBUNDLED = "cold start";
const BUNDLED = "cold start, bundled";
export const COLD_ROWS = [{ name: UNBUNDLED }, { name: BUNDLED }];

/** Measures the cold starts that are wanted in a runtime. */
export async function measureCold(hostName, rows, { consumer, starts }) {
  const measured = [];
  for (const { name } of rows) {
    // A Worker is always bundled.
    const ways = { [UNBUNDLED]: hostName === "workerd" ? undefined : processes(hostName, (program) => `${program}.js`) };
    if (hostName === "workerd") ways[BUNDLED] = workers;
    if (hostName.startsWith("node")) ways[BUNDLED] = bundled(hostName);
    const way = ways[name];
    if (way === undefined) continue;
    const kinds = await inTurns(await way(consumer), starts);
    for (const [kind, samples] of Object.entries(kinds)) {
      measured.push({ part: "cold", runtime: hostName, row: `${name}, ${kind}`, unit: "ms", samples });
    }
  }
  return measured;
}

async function inTurns(start, starts) {
  const kinds = {};
  const contenders = Object.keys(PROGRAMS);
  // The first of each fills the caches of the disk.
  for (const contender of contenders) await start(PROGRAMS[contender]);
  for (let round = 0; round < starts; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(round + turn) % contenders.length];
      for (const [kind, ms] of Object.entries(await start(PROGRAMS[contender]))) {
        kinds[kind] ??= Object.fromEntries(contenders.map((name) => [name, []]));
        kinds[kind][contender].push(ms);
      }
    }
  }
  return kinds;
}

/** Starts a process that tells how long the import and the first answer took. */
function processes(hostName, fileOf) {
  const [program, args] = HOSTS[hostName].command([]);
  return (consumer) => async (name) => {
    const begin = performance.now();
    const { stdout } = await run(program, [...args, "js/bench/cold/start.js", join(consumer, "js/bench/cold", fileOf(name))], {
      cwd: consumer,
    });
    const process = performance.now() - begin;
    const { event_id, ms, cpu } = JSON.parse(stdout);
    check(event_id, name);
    return { "import to first answer": ms, "whole process": process, "processor time": cpu };
  };
}

function bundled(hostName) {
  return async (consumer) => {
    await build({
      absWorkingDir: consumer,
      entryPoints: Object.values(PROGRAMS).map((name) => `js/bench/cold/${name}.js`),
      outdir: "js/bench/cold/bundled",
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "error",
    });
    return processes(hostName, (program) => `bundled/${program}.js`)(consumer);
  };
}

async function workers(consumer) {
  const configurations = {};
  for (const program of Object.values(PROGRAMS)) {
    configurations[program] = await bundleForWorkerd(consumer, "cold/worker.js", { program });
  }
  return async (program) => {
    const begin = performance.now();
    const { pid, url, stop } = await serve(configurations[program]);
    const { event_id } = await (await fetch(url)).json();
    const kinds = { "start to first response": performance.now() - begin, "processor time": cpuOf(pid) / 1e6 };
    await stop();
    check(event_id, program);
    return kinds;
  };
}

function check(eventId, program) {
  if (eventId !== EVENT_ID) throw new Error(`the cold start of ${program} gave ${eventId}`);
}

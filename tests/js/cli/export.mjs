// `export`: every event once, also by several runs that were ended in between; the bar at a terminal.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { endOf, linesOf } from "./running.mjs";

const HOUR = 3_600_000;

/** Events all over the last hours, with crowds in single milliseconds. */
function spread(count) {
  const now = Date.now() - HOUR;
  return Array.from({ length: count }, (_, at) => ({
    event_id: `1.e${String(at).padStart(5, "0")}`,
    timestamp: now - Math.floor(at / 7) * 20_000,
    ...(at % 3 === 0 && { suspect: true }),
  }));
}

const idsOf = (text) => linesOf(text).map(({ event_id }) => event_id);
const sorted = (ids) => [...ids].sort();

/** A folder for the file that holds where an export is. */
function fileIn(consumer) {
  return join(mkdtempSync(join(consumer, "export-")), "cursor");
}

export const exportTests = [
  [
    "export: every event of the range once, in either order and in none, by a filter",
    async ({ run }, mock) => {
      const events = spread(430);
      await mock.reset({ events });
      const all = events.map(({ event_id }) => event_id);
      const newest = await run(["export", "--start", "-2d"]);
      assert.deepEqual([newest.status, newest.stderr], [0, ""]);
      assert.deepEqual(sorted(idsOf(newest.stdout)), all);
      const times = linesOf(newest.stdout).map(({ timestamp }) => timestamp);
      assert.deepEqual(
        times,
        times.toSorted((one, other) => other - one),
      );
      const oldest = await run(["export", "--start=-2d", "--end", "now", "--reverse", "--concurrency", "8"]);
      assert.deepEqual(sorted(idsOf(oldest.stdout)), all);
      assert.equal(linesOf(oldest.stdout)[0].timestamp, times.at(-1));
      const unordered = await run(["export", "--start", "-2d", "--order", "none"]);
      assert.deepEqual(sorted(idsOf(unordered.stdout)), all);
      const flagged = await run(["export", "--start", "-2d", "--suspect"]);
      assert.deepEqual(sorted(idsOf(flagged.stdout)), sorted(events.filter(({ suspect }) => suspect).map(({ event_id }) => event_id)));
      const [from, to] = [times.at(-40), times.at(-80)];
      const part = await run(["export", "--start", String(from), "--end", new Date(to).toISOString()]);
      const inside = events.filter(({ timestamp }) => timestamp >= from && timestamp < to);
      assert.deepEqual(sorted(idsOf(part.stdout)), sorted(inside.map(({ event_id }) => event_id)));
      assert.match((await run(["export", "--start", "-2d", "--table"])).stdout, /^time +event_id/);
    },
  ],
  [
    "export: goes on from a file after an error, and does nothing where all is done",
    async ({ run, consumer }, mock) => {
      const events = spread(400);
      await mock.reset({ events });
      const file = fileIn(consumer);
      const words = ["export", "--start", "-2d", "--concurrency", "1", "--resume", file];
      // The first searches are answered, a later one is not.
      await mock.post("fail", { delay: 1, times: 3 });
      await mock.post("fail", { status: 401, times: 1 });
      const first = await run(words);
      assert.equal(first.status, 1, first.stderr);
      assert.match(
        first.stderr,
        /^\d+ events were exported: the same words with --resume \S+ go on from there\nfingerprint-edge: .*HTTP 401/,
      );
      const second = await run(words);
      assert.equal(second.status, 0, second.stderr);
      const [before, after] = [idsOf(first.stdout), idsOf(second.stdout)];
      assert.ok(before.length > 0 && after.length > 0, `${before.length} ${after.length}`);
      assert.deepEqual(
        sorted([...before, ...after]),
        events.map(({ event_id }) => event_id),
      );
      assert.deepEqual(readdirSync(join(file, "..")), ["cursor"]);
      const third = await run(words);
      assert.deepEqual([third.status, third.stdout], [0, ""]);
      assert.match(third.stderr, /^nothing was left: /);
      for (const [others, message] of [
        [["--bot", "bad"], /another filter/],
        [["--start", "2026-01-01"], /another range/],
      ]) {
        const other = await run(["export", "--start", "-2d", "--resume", file, ...others].toSpliced(1, others[0] === "--start" ? 2 : 0));
        assert.deepEqual([other.status, other.stdout], [2, ""]);
        assert.match(other.stderr, message);
      }
      writeFileSync(file, "");
      assert.equal(idsOf((await run(words)).stdout).length, events.length);
    },
  ],
  [
    "export: goes on from a file after ctrl-c to the event, after a kill without a loss",
    async ({ run, start, consumer }, mock) => {
      const events = spread(1_200);
      const all = events.map(({ event_id }) => event_id);
      await mock.reset({ events });
      for (const [signal, status] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
        ["SIGKILL", null],
      ]) {
        const file = fileIn(consumer);
        const words = ["export", "--start", "-2d", "--resume", file];
        await mock.post("fail", { delay: 120, times: 1_000 });
        const child = start(words);
        const ended = endOf(child);
        let tries = 0;
        while (!isKept(file)) {
          assert.ok(++tries < 800, "nothing was kept");
          await pause(25);
        }
        child.kill(signal);
        const first = await ended;
        await mock.reset({ events });
        assert.equal(first.status, status);
        if (status) assert.match(first.stderr, /^\d+ events were exported: .* go on from there\nfingerprint-edge: interrupted\n$/);
        const second = await run(words);
        const ids = [...idsOf(first.stdout), ...idsOf(second.stdout)];
        assert.deepEqual(sorted(new Set(ids)), all);
        if (status) assert.equal(ids.length, all.length);
        assert.ok(idsOf(second.stdout).length > 0 && ids.length <= all.length + 100, String(ids.length));
      }
    },
  ],
  [
    "export: without a file it says from which time on, and a reader that leaves ends it quietly",
    async ({ run, bash, shell }, mock) => {
      await mock.reset({ events: spread(400) });
      await mock.post("fail", { delay: 1, times: 3 });
      await mock.post("fail", { status: 401, times: 1 });
      const { status, stdout, stderr } = await run(["export", "--start", "-2d", "--concurrency", "1"]);
      const [, end] = /: --end=(\d{13}) goes on from there/.exec(stderr);
      const oldest = linesOf(stdout).at(-1).timestamp;
      assert.ok(status === 1 && Number(end) >= oldest && Number(end) - oldest < 60_000, stderr);
      const gone = await bash(`${shell(["export", "--start", "-2d"])} | head -n 1 | wc -l; echo "status \${PIPESTATUS[0]}"`);
      assert.deepEqual([gone.stdout.replace(/ +/g, " ").trim(), gone.stderr], ["1\nstatus 0", ""]);
    },
  ],
  [
    "export: a bar at a terminal, with rate and time left",
    async (runner, mock) => {
      await mock.reset({ events: spread(900) });
      await mock.post("fail", { delay: 150, times: 1_000 });
      const { status, shown } = await runner.terminal(["export", "--start", "-1d"], [], {}, " > /dev/null");
      assert.equal(status, 0, shown);
      assert.match(shown, /\[#*-+\] {2}\d+ % {2}\d+ events {2}[\d.]+\/s {2}[\d:]+ left/);
      assert.match(shown, /\[#{24}\] {2}100 % {2}900 events {2}[\d.]+\/s {2}\d+:\d\d\r\n$/);
      const narrow = await runner.atTerminal(`stty cols 30; ${runner.shell(["export", "--start", "-1d"])} > /dev/null`);
      for (const line of narrow.shown.split(/\r\n|\r\u001b\[K/)) assert.ok(line.length < 30, line);
      const both = await runner.terminal(["export", "--start", "-1d"]);
      const lines = both.shown.split(/\r\n|\r\u001b\[K/).filter((line) => line.startsWith("{"));
      assert.equal(linesOf(lines.join("\n")).length, 900);
    },
  ],
];

function isKept(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).events > 0;
  } catch {
    return false;
  }
}

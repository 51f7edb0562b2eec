// `search`: its parameters as the API gets them, its pages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf, ONCE } from "./running.mjs";

/** A value of each kind, and what the API gets. */
const VALUES = { string: ["a b&c", "a b&c"], number: ["7", "7"], boolean: ["false", "false"], Time: ["2026-01-31", "1769817600000"] };

export const searchTests = [
  [
    "search: every parameter that the client takes, by its own name and type",
    async ({ run, consumer }, mock) => {
      const types = readFileSync(join(consumer, "node_modules/fingerprint-edge/types/api/v4.d.ts"), "utf8");
      const [, members] = /interface SearchEventsFilter \{(.*?)\n\}/s.exec(types);
      const parameters = [...members.matchAll(/^ {4}(\w+)\?: (.*?)(\[\])? \| null/gm)].map(([, name, type, isList]) => {
        const [given, sent] = VALUES[type] ?? VALUES.string;
        return { name, words: isList ? ["x,y", "z"] : [given], sent: isList ? ["x,y", "z"] : [sent] };
      });
      assert.ok(parameters.length >= 53);
      const help = await run(["help", "search"]);
      for (const { name } of parameters) assert.match(help.stdout, new RegExp(`^  --${name}\\b`, "m"));
      const words = parameters.flatMap(({ name, words }) => words.flatMap((word) => [`--${name}`, word]));
      // The API knows more of one source than the client: what is sent is looked at, not what comes of it.
      const one = words.filter((_, at) => !(words[at - 1] === "--source" && words[at] === "z"));
      await run(one.filter((word, at) => !(word === "--source" && one[at + 1] === undefined)).toSpliced(0, 0, "search"));
      const sent = new URL((await mock.requests()).at(-1).url).searchParams;
      for (const { name, sent: values } of parameters) assert.deepEqual(sent.getAll(name), name === "source" ? ["x,y"] : values, name);
    },
    ONCE,
  ],
  [
    "search: types as people write them",
    async ({ run }, mock) => {
      for (const [words, name, values] of [
        [["--vpn"], "vpn", ["true"]],
        [["--vpn", "true", "--limit", "1"], "vpn", ["true"]],
        [["--vpn=false"], "vpn", ["false"]],
        [["--min-suspect-score", "1.5"], "min_suspect_score", ["1.5"]],
        [["--min_suspect_score", "-1"], "min_suspect_score", ["-1"]],
        [["--asn", "007"], "asn", ["007"]],
        [["--environment=a", "--environment", "b=c"], "environment", ["a", "b=c"]],
        [["--start", "1769817600000"], "start", ["1769817600000"]],
        [["--end", "2026-01-31T01:00:00+01:00"], "end", ["1769817600000"]],
        [["--rare_device_percentile_bucket", "<p95"], "rare_device_percentile_bucket", ["<p95"]],
      ]) {
        const { stderr } = await run(["search", ...words]);
        const { url } = (await mock.requests()).at(-1);
        assert.deepEqual(new URL(url).searchParams.getAll(name), values, words.join(" ") + stderr);
      }
      const before = Date.now();
      await run(["search", "--start", "-2h"]);
      const start = Number(new URL((await mock.requests()).at(-1).url).searchParams.get("start"));
      assert.ok(start >= before - 7_200_000 && start <= Date.now() - 7_200_000, String(start));
    },
    ONCE,
  ],
  [
    "search: one page and where the next one begins, or all",
    async ({ run }, mock) => {
      const events = (await mock.events()).map(({ event_id }) => event_id);
      const ids = (stdout) => linesOf(stdout).map(({ event_id }) => event_id);
      const first = await run(["search", "--limit", "4"]);
      assert.deepEqual([first.status, ids(first.stdout)], [0, events.slice(0, 4)]);
      const [, key] = /--pagination_key=(\S+) gives the next page/.exec(first.stderr);
      const second = await run(["search", "--limit", "4", `--pagination_key=${key}`]);
      assert.deepEqual(ids(second.stdout), events.slice(4, 8));
      const all = await run(["search", "--all"]);
      assert.deepEqual([all.status, ids(all.stdout), all.stderr], [0, events, ""]);
      assert.deepEqual(ids((await run(["search", "--all", "--limit", "3", "--reverse"])).stdout), events.toReversed());
      const counted = await run(["search", "--total_hits", "1000", "--limit", "1"]);
      assert.match(counted.stderr, new RegExp(`^${events.length} events in all\n`));
      const none = await run(["search", "--linked_id", "nothing"]);
      assert.deepEqual([none.status, none.stdout, none.stderr], [0, "", ""]);
    },
  ],
  [
    "search: a failure on a later page says where to go on",
    async ({ run }, mock) => {
      await mock.reset({ events: eventsOf(250) });
      await mock.post("fail", { delay: 1 });
      await mock.post("fail", { status: 400 });
      const { status, stdout, stderr } = await run(["search", "--all"]);
      assert.deepEqual([status, linesOf(stdout).length], [1, 100]);
      const [, key] = /^go on with the same words and --pagination_key=(\S+)\nfingerprint-edge: .*HTTP 400/.exec(stderr);
      const rest = await run(["search", "--all", `--pagination_key=${key}`]);
      assert.equal(new Set([...linesOf(stdout), ...linesOf(rest.stdout)].map(({ event_id }) => event_id)).size, 250);
    },
    ONCE,
  ],
];

/** Events of the last hour, the newest first. */
export function eventsOf(count, more = {}) {
  const now = Date.now();
  return Array.from({ length: count }, (_, at) => ({ event_id: `${now - at}.a${at}`, timestamp: now - 60_000 - at, ...more }));
}

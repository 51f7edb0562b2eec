// What visitors write into events reaches no terminal as they wrote it.
import assert from "node:assert/strict";
import { linesOf, ONCE } from "./running.mjs";
import { eventsOf } from "./search.mjs";

/** Colours, a title, a jump, 8-bit controls, a bell; turned and hidden text; lines and halves. */
const HOSTILE = [
  "\u001b[31mred\u001b[0m",
  "\u001b]0;title\u0007",
  "\u009b2J\u0090x\u009c",
  "a\rb\nc\td\u007f",
  "\u202etxt.exe\u2066",
  "\u200b\ufeff\u00ad",
  "\u{e0041}\u{1f600}",
  "\u2028\u2029\u0085",
  "\u0000",
];
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;

export const tableTests = [
  [
    "tables and lines: hostile values do not reach a terminal, and lines still say the same",
    async ({ run }, mock) => {
      const hostile = HOSTILE.map((text, at) => ({
        ...eventsOf(1)[0],
        event_id: `1.h${at}`,
        url: text,
        linked_id: text,
        ip_address: text,
        bot: text,
        identification: { visitor_id: text },
        tags: { [text]: text },
      }));
      await mock.reset({ events: hostile });
      const events = await mock.events();
      const lines = await run(["search", "--all"]);
      assert.deepEqual(linesOf(lines.stdout), events);
      const table = await run(["search", "--all", "--table"]);
      assert.equal(table.stdout.split("\n").length, HOSTILE.length + 2);
      for (const { event_id } of events) {
        const [line, rows] = [await run(["get", event_id]), await run(["get", event_id, "--table"])];
        assert.deepEqual(
          JSON.parse(line.stdout),
          events.find((event) => event.event_id === event_id),
        );
        for (const { stdout } of [lines, table, line, rows]) assert.doesNotMatch(stdout, STEERING);
      }
    },
    ONCE,
  ],
  [
    "tables: odd events are rows, and long values are cut",
    async ({ run }, mock) => {
      const odd = [null, 7, [], { timestamp: "soon", event_id: { a: 1 }, url: "x".repeat(500), linked_id: "👍".repeat(60) }];
      await mock.post("fail", { status: 200, body: JSON.stringify({ events: odd }), times: 2 });
      const { status, stdout } = await run(["search", "--table"]);
      assert.equal(status, 0);
      assert.equal(stdout.split("\n").length, odd.length + 2);
      assert.ok(stdout.includes(`${"👍".repeat(19)}…`) && stdout.includes(`${"x".repeat(199)}…\n`));
      assert.deepEqual(linesOf((await run(["search"])).stdout), odd);
    },
    ONCE,
  ],
  [
    "tables: columns stand below each other, whatever is written in them",
    async ({ run }, mock) => {
      const written = { plain: 0, 名前は日本語: 6, 한국어: 3, "😀😀": 2, "cafe\u0301": -1, ｆｕｌｌ: 4, Привет: 0, ["漢".repeat(60)]: 19 };
      const events = Object.keys(written).map((text, at) => ({
        ...eventsOf(1)[0],
        event_id: `1.w${at}`,
        linked_id: text,
        url: "https://end/",
      }));
      await mock.reset({ events });
      const [titles, ...rows] = (await run(["search", "--table", "--all"])).stdout.trimEnd().split("\n");
      for (const row of rows) {
        const [, more] = Object.entries(written).find(([text]) => row.includes([...text].slice(0, 19).join(""))) ?? [];
        assert.equal([...row.slice(0, row.indexOf("https://end/"))].length + more, titles.indexOf("url"), row);
      }
    },
    ONCE,
  ],
  [
    "tables: tags as deep as a visitor makes them",
    async ({ run }, mock) => {
      const deep = `${"[".repeat(5_000)}7${"]".repeat(5_000)}`;
      await mock.post("fail", { status: 200, body: `{"event_id":"1.a","timestamp":1,"tags":{"deep":${deep}}}`, times: 2 });
      const table = await run(["get", "1.a", "--table"]);
      assert.equal(table.status, 0, table.stderr);
      const { status, stdout } = await run(["get", "1.a"]);
      assert.deepEqual([status, stdout.includes(deep)], [0, true]);
    },
  ],
];

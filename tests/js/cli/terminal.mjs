// The command at a terminal, a pseudo one: it asks, it draws its bar, and ctrl-c ends it.
import assert from "node:assert/strict";
import { linesOf } from "./running.mjs";
import { eventsOf } from "./search.mjs";

const QUESTION = /\[y\/N\] $/;

export const terminalTests = [
  [
    "terminal: a deletion asks first, and says what cannot be undone",
    async (runner, mock) => {
      const visitor = (visitor_id) => eventsOf(1, { identification: { visitor_id } });
      const isThere = async () => (await mock.events()).length === 1;
      for (const [typed, status, stays] of [
        ["n\r", 1, true],
        ["\r", 1, true],
        ["yesterday\r", 1, true],
        ["\u0004", 1, true],
        ["\u0003", 130, true],
        ["y\r", 0, false],
        ["YES\r", 0, false],
      ]) {
        await mock.reset({ events: visitor("someone") });
        const end = await runner.terminal(["delete", "someone"], [[QUESTION, typed]]);
        assert.deepEqual([end.status, await isThere()], [status, stays], `${JSON.stringify(typed)} ${end.shown}`);
        assert.match(end.shown, /of the visitor someone\.\r\nIt cannot be undone/);
        if (status === 1) assert.match(end.shown, /nothing was deleted/);
      }
      const several = await runner.terminal(["delete", "one", "two\u001b[2J"], [[QUESTION, "n\r"]]);
      assert.match(several.shown, /these 2 visitors: one, two\\u001b\[2J\./);
    },
  ],
  [
    "terminal: many deletions have a bar, with rate and time left; in a file there is none",
    async (runner, mock) => {
      const ids = Array.from({ length: 12 }, (_, at) => `visitor${at}`);
      const events = ids.flatMap((visitor_id, at) => eventsOf(1, { event_id: `1.b${at}`, identification: { visitor_id } }));
      await mock.reset({ events });
      await mock.post("fail", { delay: 60, times: 12 });
      const { status, shown } = await runner.terminal(["delete", "--yes", ...ids]);
      assert.equal(status, 0, shown);
      assert.match(shown, /\[#+-+\] {2}\d+ % {2}\d+ visitors {2}[\d.]+\/s {2}0:\d\d left/);
      assert.match(shown, /\[#{24}\] {2}100 % {2}12 visitors/);
      const lines = shown.split(/\r\n|\r\u001b\[K/).filter((line) => line.startsWith("{"));
      assert.deepEqual(
        linesOf(lines.join("\n")),
        ids.map((visitor_id) => ({ visitor_id, deleted: true })),
      );
      await mock.reset({ events });
      const quiet = await runner.run(["delete", "--yes", ...ids]);
      assert.deepEqual([quiet.status, quiet.stderr], [0, ""]);
      await mock.reset({ events });
      const dumb = await runner.terminal(["delete", "--yes", ...ids], [], { TERM: "dumb" });
      assert.doesNotMatch(dumb.shown, /\u001b|%/);
    },
  ],
  [
    "terminal: ctrl-c aborts a call that runs",
    async (runner, mock) => {
      await mock.reset({ events: eventsOf(3) });
      await mock.post("fail", { delay: 1 });
      await mock.post("fail", { hang: true });
      const { status, shown } = await runner.terminal(["search", "--all", "--limit", "2"], [[/\}\r\n.*\}\r\n/s, "\u0003"]]);
      assert.equal(status, 130, shown);
      assert.match(shown, /go on with the same words and --pagination_key=\S+\r\nfingerprint-edge: interrupted/);
    },
  ],
  [
    "terminal: there is nothing to read at it for `unseal`",
    async (runner) => {
      const { status, shown } = await runner.terminal(["unseal"], [], { FINGERPRINT_SEALED_KEY: "x" });
      assert.equal(status, 2);
      assert.match(shown, /takes a file, or the sealed result on standard input/);
    },
  ],
];

// `delete`: one visitor or many, some of which fail; where it stops; where it refuses.
import assert from "node:assert/strict";
import { linesOf, ONCE } from "./running.mjs";

/** Events of these visitors, one each. */
function visitors(...ids) {
  const now = Date.now();
  return ids.map((visitor_id, at) => ({ event_id: `${now}.v${at}`, timestamp: now - 60_000 - at, identification: { visitor_id } }));
}

const deleted = async (mock) =>
  (await mock.requests()).filter(({ method }) => method === "DELETE").map(({ url }) => decodeURIComponent(url.split("/").at(-1)));

export const deleteTests = [
  [
    "delete: one visitor",
    async ({ run }, mock) => {
      await mock.reset({ events: visitors("one", "two") });
      const { status, stdout, stderr } = await run(["delete", "one", "--yes"]);
      assert.deepEqual([status, linesOf(stdout), stderr], [0, [{ visitor_id: "one", deleted: true }], ""]);
      assert.deepEqual((await mock.events()).length, 1);
      const again = await run(["delete", "--yes", "one"]);
      assert.equal(again.status, 1);
      assert.match(again.stderr, /HTTP 404, visitor_not_found/);
    },
  ],
  [
    "delete: many from standard input and the command line, some of which fail",
    async ({ run }, mock) => {
      await mock.reset({ events: visitors("a", "b", "c", "d e") });
      const { status, stdout, stderr } = await run(["delete", "--yes", "c", "-"], {}, "\ufeffa\r\n\r\n  gone \nb\na\nc\n../x");
      const lines = linesOf(stdout);
      assert.equal(status, 1);
      assert.deepEqual(
        lines.map(({ visitor_id, deleted }) => [visitor_id, deleted]),
        [
          ["c", true],
          ["a", true],
          ["gone", false],
          ["b", true],
          ["../x", false],
        ],
      );
      assert.match(lines[2].error, /visitor_not_found/);
      assert.match(stderr, /^gone: .*visitor_not_found/m);
      assert.match(stderr, /^2 of 5 were not deleted$/m);
      assert.deepEqual((await deleted(mock)).slice(0, 4), ["c", "a", "gone", "b"]);
      assert.equal((await mock.events()).length, 1);
    },
  ],
  [
    "delete: stops where all others would fail as well, and says where to go on",
    async ({ run }, mock) => {
      const ids = ["a", "b", "c", "d"];
      await mock.reset({ events: visitors(...ids), deletesPerHour: 2 });
      const limited = await run(["delete", "--yes", ...ids]);
      assert.deepEqual([limited.status, linesOf(limited.stdout).length], [1, 2]);
      assert.match(limited.stderr, /HTTP 429/);
      assert.match(limited.stderr, /^stopped: 2 of 4 deleted, go on from c$/m);
      assert.deepEqual(await deleted(mock), ["a", "b", "c"]);
      await mock.reset({ events: visitors(...ids), deleteEnabled: false });
      const disabled = await run(["delete", "--yes", "-"], {}, ids.join("\n"));
      assert.deepEqual([disabled.status, disabled.stdout], [1, ""]);
      assert.match(disabled.stderr, /^stopped: 0 of 4 deleted, go on from a$/m);
      assert.deepEqual(await deleted(mock), ["a"]);
    },
    ONCE,
  ],
  [
    "delete: a reader that leaves calls nothing off",
    async ({ bash, shell }, mock) => {
      const ids = ["a", "b", "c", "d"];
      await mock.reset({ events: visitors(...ids) });
      await mock.post("fail", { delay: 100, times: 4 });
      const { stdout } = await bash(`${shell(["delete", "--yes", ...ids])} | true; echo "status \${PIPESTATUS[0]}"`);
      assert.equal(stdout, "status 0\n");
      assert.deepEqual([await deleted(mock), await mock.events()], [ids, []]);
    },
  ],
  [
    "delete: what may have been done says so",
    async ({ run }, mock) => {
      const ids = ["a", "b", "c", "d"];
      await mock.reset({ events: visitors(...ids) });
      await mock.post("fail", { drop: true });
      const dropped = await run(["delete", "--yes", ...ids]);
      const lines = linesOf(dropped.stdout);
      assert.deepEqual([dropped.status, lines.map(({ deleted }) => deleted)], [1, [false, true, true, true]]);
      assert.match(lines[0].error, /it may have been deleted all the same$/);
      assert.deepEqual(await deleted(mock), ids);
    },
    // Deno's own client sends again what a connection broke before its answer.
    ONCE,
  ],
  [
    "delete: where nobody can answer it refuses before anything is sent",
    async (runner, mock) => {
      for (const [words, input] of [
        [["delete", "one"], ""],
        [["delete", "one"], "y\n"],
        [["delete", "one", "two"], "yes\n"],
        [["delete", "-"], "one\ny\n"],
        [["delete", "--yes"], ""],
        [["delete", "--yes", "-"], "\n \n"],
        [["delete", "--yes", "-"], "one two\n"],
        [["delete", "--yes", ""], ""],
        [["delete", "--yes=false", "one"], ""],
      ]) {
        const { status, stdout, stderr } = await runner.run(words, {}, input);
        assert.deepEqual([status, stdout], [2, ""], words.join(" ") + stderr);
      }
      const unseen = await runner.terminal(["delete", "one"], [], {}, " 2> /dev/null");
      assert.equal(unseen.status, 2);
      assert.deepEqual(await deleted(mock), []);
    },
  ],
];

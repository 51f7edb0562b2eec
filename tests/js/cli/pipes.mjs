// The command in a pipe whose reader leaves, and in front of an API that does not answer when someone wants it to end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { endOf } from "./running.mjs";
import { eventsOf } from "./search.mjs";

export const pipeTests = [
  [
    "pipes: a reader that leaves ends it quietly",
    async ({ bash, shell }, mock) => {
      await mock.reset({ events: eventsOf(2_000, { url: "https://example.com/".padEnd(900, "x") }) });
      for (const words of [
        ["search", "--all"],
        ["search", "--all", "--table"],
      ]) {
        const { stdout, stderr } = await bash(`${shell(words)} | head -n 1 | wc -l; echo "status \${PIPESTATUS[0]}"`);
        assert.deepEqual([stdout.replace(/ +/g, " ").trim(), stderr], ["1\nstatus 0", ""], words.join(" "));
      }
      // The walk is not gone on with for nobody.
      assert.ok((await mock.requests()).length < 30, String((await mock.requests()).length));
      const help = await bash(`${shell(["help", "search"])} | true; echo "status \${PIPESTATUS[0]}"`);
      assert.deepEqual([help.stdout, help.stderr], ["status 0\n", ""]);
    },
  ],
  [
    "pipes: nobody on standard error is no reason to fail",
    async ({ bash, shell }) => {
      const { stdout } = await bash(`${shell(["search", "--limit", "1"])} 2> >(true) | wc -l`);
      assert.equal(stdout.trim(), "1");
      const { stdout: status } = await bash(`${shell(["get"])} 2>&- ; echo $?`);
      assert.equal(status, "2\n");
    },
  ],
  [
    "signals: a call that runs is aborted, and the status says why",
    async ({ start }, mock) => {
      for (const [signal, status] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
      ])
        for (const words of [
          ["get", "1.a"],
          ["search", "--all"],
          ["flag", "1.a", "--suspect"],
          ["wait", "1.a"],
        ]) {
          await mock.post("fail", { hang: true });
          const child = start(words);
          const end = endOf(child);
          await received(mock);
          child.kill(signal);
          const result = await end;
          assert.deepEqual([result.status, result.stdout, result.stderr], [status, "", "fingerprint-edge: interrupted\n"], words.join(" "));
        }
    },
  ],
  [
    "signals: a walk and a list of deletions say where to go on",
    async ({ start, run }, mock) => {
      await mock.reset({ events: eventsOf(20) });
      await mock.post("fail", { delay: 1 });
      await mock.post("fail", { hang: true });
      const walk = start(["search", "--all", "--limit", "6"]);
      const walked = endOf(walk);
      await once(walk.stdout, "data");
      await received(mock, 2);
      walk.kill("SIGINT");
      const { status, stdout, stderr } = await walked;
      assert.deepEqual([status, stdout.trim().split("\n").length], [130, 6], stderr);
      const [, key] = /^go on with the same words and --pagination_key=(\S+)$/m.exec(stderr);
      const rest = await run(["search", "--all", "--limit", "6", `--pagination_key=${key}`]);
      assert.equal(new Set((stdout + rest.stdout).split("\n")).size, 21);
      await mock.reset({});
      await mock.post("fail", { hang: true, path: "/v4/visitors/second" });
      const deletion = start(["delete", "--yes", "first", "second", "third"]);
      const ended = endOf(deletion);
      await received(mock, 2);
      deletion.kill("SIGINT");
      const list = await ended;
      assert.equal(list.status, 130);
      assert.match(list.stderr, /^the deletion that ran may have been done: 0 of 3 deleted, go on from second$/m);
    },
  ],
];

/** Waits until the mock has got so many requests since it was reset. */
async function received(mock, least = 1) {
  const before = (await mock.requests()).length;
  const wanted = least > 1 ? least : before + 1;
  for (let tries = 0; (await mock.requests()).length < wanted; tries++) {
    assert.ok(tries < 400, "the mock got no request");
    await pause(25);
  }
}

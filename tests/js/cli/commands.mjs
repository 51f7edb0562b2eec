// `get`, `wait` and `flag`: what they ask of the API, and what they print.
import assert from "node:assert/strict";
import { ONCE } from "./running.mjs";

export const commandTests = [
  [
    "get: the event as the API says it, on one line",
    async ({ run }, mock) => {
      for (const event of (await mock.events()).slice(0, 3)) {
        const { status, stdout, stderr } = await run(["get", event.event_id]);
        assert.deepEqual([status, stderr], [0, ""]);
        assert.deepEqual(JSON.parse(stdout), event);
        assert.equal(stdout.indexOf("\n"), stdout.length - 1);
      }
      const [{ event_id }] = await mock.events();
      const { stdout } = await run(["get", "--ruleset-id=rs_block", event_id]);
      assert.equal(JSON.parse(stdout).rule_action.type, "block");
      const table = await run(["get", event_id, "--table"]);
      assert.match(table.stdout, /^path +value\n/);
      assert.match(table.stdout, new RegExp(`^event_id +${event_id}$`, "m"));
    },
  ],
  [
    "get, flag, wait: an error of the API by its words, status and code",
    async ({ run }, mock) => {
      for (const words of [
        ["get", "1.unheard-of"],
        ["flag", "1.unheard-of", "--suspect"],
        ["wait", "1.unheard-of", "--deadline", "3s"],
      ]) {
        const { status, stdout, stderr } = await run(words);
        assert.deepEqual([status, stdout], [1, ""], words.join(" "));
        assert.match(stderr, /^fingerprint-edge: .*not found.* \(HTTP 404, event_not_found\)\n$/i);
      }
      const wrongKey = await run(["get", "1.a"], { FINGERPRINT_SECRET_KEY: "another-secret" });
      assert.equal(wrongKey.status, 1);
      assert.match(wrongKey.stderr, /HTTP 40[13]/);
      assert.doesNotMatch(wrongKey.stderr, /another-secret/);
      await mock.post("fail", { status: 429, retryAfter: 3_600 });
      assert.match((await run(["get", "1.a"])).stderr, /HTTP 429.*ask again in 3600 s/);
      await mock.post("fail", { status: 400, body: '{"error":{"code":"request_cannot_be_parsed","message":"no \\u001b[31m red\\r\\n"}}' });
      const hostile = await run(["get", "1.a"]);
      assert.match(hostile.stderr, /^fingerprint-edge: no \\u001b\[31m red\\u000d\\u000a/);
      const nobody = await run(["get", "1.a"], { FINGERPRINT_BASE_URL: "http://127.0.0.1:9" });
      assert.equal(nobody.status, 1);
    },
    ONCE,
  ],
  [
    "wait: a fresh event, asked for until it is there",
    async ({ run }, mock) => {
      const [event] = await mock.events();
      await mock.post("fail", { error: "404_event_not_found", times: 2 });
      const { status, stdout } = await run(["wait", event.event_id, "--deadline", "20s"]);
      assert.deepEqual([status, JSON.parse(stdout)], [0, event]);
      assert.equal((await mock.requests()).filter(({ url }) => url.includes(event.event_id)).length, 3);
    },
  ],
  [
    "flag: what is said is changed, all else stays",
    async ({ run }, mock) => {
      const [{ event_id }] = await mock.events();
      for (const [words, body] of [
        [["--suspect"], { suspect: true }],
        [["--suspect=false", "--linked-id", "order 7"], { suspect: false, linked_id: "order 7" }],
        [["--suspect", "false", "--tags", '{"a":{"b":[1,"ü"]}}'], { suspect: false, tags: { a: { b: [1, "ü"] } } }],
        [["--linked_id=--dashes"], { linked_id: "--dashes" }],
      ]) {
        const { status, stdout, stderr } = await run(["flag", event_id, ...words]);
        assert.deepEqual([status, stdout, stderr], [0, "", ""], words.join(" "));
        const sent = (await mock.requests()).findLast(({ method }) => method === "PATCH");
        assert.deepEqual(JSON.parse(sent.body), body);
      }
    },
  ],
];

// Bad usage of each command is told before anything is sent; help costs nothing but itself.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ONCE } from "./running.mjs";

const COMMANDS = ["get", "search", "flag", "delete", "export", "wait", "unseal", "mock", "doctor", "completion"];

const REFUSED = [
  [[], /which command\? there are get, search/],
  [["serach"], /there is no command `serach`: is `search` meant\?/],
  [["toString"], /there is no command `toString`\n/],
  [["--bot", "bad"], /there is no command `--bot`/],
  [["help", "gte"], /there is no command `gte`: is `get` meant\?/],
  [["get"], /event id is missing/],
  [["get", "1.a", "1.b"], /one event id is taken, got 2/],
  [["get", ""], /event_id/],
  [["get", "1.a", "--tabel"], /no option `--tabel` here: is `--table` meant\?/],
  [["get", "1.a", "-t"], /no option `-t` here/],
  [["get", "1.a", "--bot", "bad"], /no option `--bot` here/],
  [["get", "1.a", "--table", "--table"], /`--table` is there twice/],
  [["get", "1.a", "--table=yes"], /`--table` takes no value/],
  [["get", "1.a", "--ruleset_id"], /`--ruleset_id` needs a value/],
  [["get", "1.a", "--ruleset_id", "--table"], /`--ruleset_id` needs a value/],
  [["get", "1.a", "--region", "mars"], /`region` must be/],
  [["get", "1.a"], /`region` must be/, { FINGERPRINT_REGION: "mars" }],
  [["get", "1.a", "--base-url", "http://api.example"], /`baseUrl`/],
  [["get", "1.a"], /FINGERPRINT_SECRET_KEY is not set/, { FINGERPRINT_SECRET_KEY: "" }],
  [["get", "1.a"], /apiKey/, { FINGERPRINT_SECRET_KEY: "with a\nbreak" }],
  [["get", "1.a", "--api-key", "some-secret"], /a key is not taken from the command line/],
  [["search", "--apikey=some-secret"], /a key is not taken from the command line/],
  [["search", "--secret_key", "some-secret"], /a key is not taken from the command line/],
  [["wait", "--key", "some-secret"], /a key is not taken from the command line/],
  [["search", "word"], /takes options alone/],
  [["search", "--visitor", "x"], /is `--visitor_id` meant\?/],
  [["search", "--vnp"], /is `--vpn` meant\?/],
  [["search", "--min_suspct_score", "5"], /is `--min_suspect_score` meant\?/],
  [["search", "--zzzzzzzz"], /`help` and the command/],
  [["search", "--vpn=maybe"], /`--vpn` must be true or false/],
  [["search", "--limit", "ten"], /`--limit` must be a number/],
  [["search", "--limit", "0x10"], /`--limit` must be a number/],
  [["search", "--limit", "0"], /`limit`/],
  [["search", "--limit", "2.5"], /`limit`/],
  [["search", "--bot", ""], /`bot`/],
  [["search", "--bot", "bad", "--bot", "good"], /`--bot` is there twice/],
  [["search", "--start", "yesterday"], /`--start` must be a date/],
  [["search", "--start", "2026-02-30"], /`--start` must be a date/],
  [["search", "--end", "2026-01-31T10:00"], /`--end` must be a date/],
  [["search", "--end", "1769817600"], /seconds 10/],
  [["search", "--start", "-7y"], /`--start` must be a date/],
  [["export"], /where does the range begin\?/],
  [["export", "--end", "now"], /where does the range begin\?/],
  [["export", "--start", "soon"], /`--start` must be a date/],
  [["export", "--start", "-1d", "--end", "-2d"], /start/],
  [["export", "--start", "-1d", "--limit", "5"], /no option `--limit` here/],
  [["export", "--start", "-1d", "--pagination_key", "x"], /no option `--pagination_key` here/],
  [["export", "--start", "-1d", "--concurrency", "0"], /`concurrency`/],
  [["export", "--start", "-1d", "--order", "size"], /`order`/],
  [["export", "--start", "-1d", "--bot", ""], /`bot`/],
  [["export", "--start", "-1d", "--resume", "."], /cannot hold where the export is/],
  [["export", "--start", "-1d", "--resume", "nowhere/cursor"], /cannot hold where the export is/],
  [["export", "--start", "-1d", "--resume", "package.json"], /`cursor`/],
  [["flag", "1.a"], /what is to be changed\?/],
  [["flag", "--suspect"], /event id is missing/],
  [["flag", "1.a", "--suspect=1"], /true or false/],
  [["flag", "1.a", "--tags", "{"], /`--tags` must be a JSON object/],
  [["flag", "1.a", "--tags", "[1]"], /`--tags` must be a JSON object/],
  [["flag", "1.a", "--linked_id", "x".repeat(257)], /linked_id/],
  [["wait", "1.a", "--deadline", "soon"], /`--deadline` must be milliseconds/],
  [["wait", "1.a", "--deadline", "0"], /`deadline`/],
  [["delete"], /the ids of visitors/],
  [["mock", "--port", "70000"], /0 to 65535/],
  [["mock", "--port", "x"], /must be a number/],
  [["mock", "--region", "mars", "--port", "0"], /region/],
  [["mock", "here"], /takes options alone/],
  [["completion"], /shell is missing/],
  [["completion", "fish"], /bash or zsh/],
];

export const usageTests = [
  [
    "usage: what is wrong is told before anything is sent",
    async ({ run }, mock) => {
      for (const [words, message, environment] of REFUSED) {
        const { status, stdout, stderr } = await run(words, environment);
        assert.deepEqual([status, stdout], [2, ""], `${words.join(" ")}: ${stderr}`);
        assert.match(stderr, message);
        assert.match(stderr, /\nusage: fingerprint-edge /);
        assert.doesNotMatch(stderr, /some-secret|\n {4}at /);
      }
      assert.deepEqual(await mock.requests(), []);
    },
    ONCE,
  ],
  [
    "usage: help of each command, from the one file alone, without a key",
    async ({ run, bash, shell, consumer }) => {
      const alone = mkdtempSync(join(consumer, "alone-"));
      const installed = join(consumer, "node_modules/fingerprint-edge");
      copyFileSync(join(installed, "cli.js"), join(alone, "cli.js"));
      writeFileSync(join(alone, "package.json"), readFileSync(join(installed, "package.json")));
      const none = { FINGERPRINT_SECRET_KEY: "", FINGERPRINT_BASE_URL: "" };
      // What else the package has is not there: what runs here loads nothing of it, no wasm either.
      const line = (words) =>
        shell(words)
          .replaceAll(`${installed}/cli.js`, `${alone}/cli.js`)
          .replaceAll(`${consumer}/node_modules/.bin/fingerprint-edge`, `${alone}/cli.js`);
      for (const words of [["--help"], ["help"], ["-h"]]) {
        const { status, stdout } = await bash(`chmod +x ${alone}/cli.js; ${line(words)}`, none);
        assert.equal(status, 0);
        assert.match(stdout, /^usage: fingerprint-edge <command>/);
        for (const name of COMMANDS) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
      }
      for (const name of COMMANDS) {
        const { status, stdout } = await bash(line(["help", name]), none);
        assert.equal(status, 0);
        assert.match(stdout, new RegExp(`^usage: fingerprint-edge ${name}`));
        assert.match(stdout, new RegExp(`examples:\n  .*fingerprint-edge ${name}`));
        const after = await run([name, "--help", "--unheard-of"], none);
        assert.deepEqual([after.status, after.stdout], [0, stdout]);
      }
      const version = await bash(line(["--version"]), none);
      assert.equal(version.stdout, `${JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).version}\n`);
    },
    ONCE,
  ],
  [
    "usage: a key in the wrong place does not show",
    async ({ run }) => {
      const key = "another-secret-key-of-someone";
      for (const words of [[key], ["get", key], ["help", key], ["delete", "--yes", key], ["get", "1.a", `--${key}`], ["completion", key]]) {
        const { stdout, stderr } = await run(words, { FINGERPRINT_SECRET_KEY: key });
        assert.ok(!(stdout + stderr).includes(key), words[0] + stderr);
      }
    },
    ONCE,
  ],
];

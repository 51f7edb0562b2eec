// `fingerprint-edge doctor`: what it prints of events that are the same, of such that are not, and of what is none.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the APIs say otherwise than they should, and the line for it. */
const CHANGES = [
  [({ v4 }) => (v4.vpn = !v4.vpn), ({ v3, v4 }) => ({ path: "vpn", kind: "differs", v3: v3.products.vpn.data.result, v4: v4.vpn })],
  [({ v4 }) => delete v4.suspect_score, ({ v3 }) => ({ path: "suspect_score", kind: "only_v3", v3: v3.products.suspectScore.data.result })],
  [({ v3 }) => delete v3.products.rawDeviceAttributes, ({ v4 }) => v4.raw_device_attributes],
  [
    ({ v3 }) => delete v3.products.emulator,
    ({ v4 }) => v4.emulator !== undefined && { path: "emulator", kind: "only_v4", v4: v4.emulator },
  ],
  [
    ({ v3 }) => (v3.products.remoteControl = { data: { result: false } }),
    () => ({ path: "products.remoteControl.data.result", kind: "gone", v3: false }),
  ],
  [({ v3 }) => (v3.products.unheardOf = { data: 5 }), () => ({ path: "products.unheardOf.data", kind: "gone", v3: 5 })],
  [({ v4 }) => (v4.unheard_of = { of: 5 }), () => false],
  [({ v4 }) => (v4.tags = { ...v4.tags, said: "\u009b31m\u202e" }), () => ({ path: "tags.said", kind: "only_v4", v4: "\u009b31m\u202e" })],
];

const REFUSED = [
  [["doctor"], /takes the id of an event, or two files/],
  [["doctor", "a", "b", "c"], /takes the id of an event, or two files/],
  [["doctor", "1.a", "--tabel"], /is `--table` meant/],
  [["doctor", "1.a", "--region", "mars"], /`region` must be/],
  [["doctor", "1.a", "--base-url", "http://api.example"], /`baseUrl`/],
  [["doctor", "1.a", "--api-key", "x"], /a key is not taken from the command line/],
  [["doctor", "1.a"], /FINGERPRINT_SECRET_KEY is not set/, { FINGERPRINT_SECRET_KEY: "" }],
  [["doctor", "1/../a\ud800"], /event_id|request_id|reach|not found/, {}, [1, 2]],
];

/**
 * @param run runs the command with these words
 * @param folder where files may lie
 * @returns {[string, () => Promise<void>][]}
 */
export function doctorTests(run, folder, { mock, key }) {
  const ask = async (path, headers) => (await fetch(mock + path, { headers })).json();
  const events = async () => (await ask("/v4/events?limit=100", { authorization: `Bearer ${key}` })).events;
  const bothOf = async (id) => ({
    v3: await ask(`/events/${id}`, { "auth-api-key": key }),
    v4: await ask(`/v4/events/${id}`, { authorization: `Bearer ${key}` }),
  });
  const files = (both) => {
    const place = mkdtempSync(join(folder, "doctor-"));
    return Object.entries(both).map(([name, event]) => {
      const file = join(place, `${name}.json`);
      writeFileSync(file, typeof event === "string" ? event : JSON.stringify(event));
      return file;
    });
  };
  return [
    [
      "doctor: events that both have are the same",
      async () => {
        const all = await events();
        for (const { event_id } of all.slice(0, 4)) {
          const { status, stdout, stderr } = await run(["doctor", event_id]);
          assert.deepEqual([status, stdout], [0, ""], event_id + stderr);
          assert.match(stderr, /^0 paths differ beyond what `upgradeEvent` brings over, [1-9]\d+ are the same\n$/);
        }
      },
    ],
    [
      "doctor: each path that differs, by files in either order, as lines and as a table",
      async () => {
        const both = await bothOf((await events())[0].event_id);
        const before = structuredClone(both);
        for (const [change] of CHANGES) change(both);
        const expected = CHANGES.flatMap(([, line]) => line({ v3: before.v3, v4: { ...before.v4, vpn: both.v4.vpn } })).filter(
          (line) => line?.path,
        );
        const [v3, v4] = files(both);
        for (const order of [
          [v3, v4],
          [v4, v3],
        ]) {
          const { status, stdout } = await run(["doctor", ...order]);
          const lines = stdout
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
          assert.equal(status, 3);
          for (const line of expected)
            assert.ok(
              lines.some((one) => isSame(one, line)),
              `${JSON.stringify(line)} in ${stdout}`,
            );
          const others = lines.filter(
            (one) => !expected.some((line) => isSame(one, line)) && !/^(raw_device_attributes|tags)\b/.test(one.path),
          );
          assert.deepEqual(others, []);
        }
        const { stdout } = await run(["doctor", v3, v4, "--table"]);
        assert.match(stdout, /^path +v3 +v4\n/);
        assert.match(stdout, /^vpn +(true +false|false +true) +differs$/m);
        assert.match(stdout, /"\\u009b31m\\u202e" +only_v4$/m);
        assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      },
    ],
    [
      "doctor: tags as deep and as odd as a visitor makes them",
      async () => {
        const both = await bothOf((await events())[0].event_id);
        const deep = `${'{"a":'.repeat(5_000)}"\\ud83d"${"}".repeat(5_000)}`;
        const [v3, v4] = [
          JSON.stringify(both.v3).replaceAll(/"(tag|meta)":\{[^{}]*\}/g, `"$1":${deep}`),
          JSON.stringify(both.v4).replace(/"tags":\{[^{}]*\}/, `"tags":${deep}`),
        ];
        const { status, stdout, stderr } = await run(["doctor", ...files({ v3, v4 })]);
        assert.deepEqual([status, stdout.slice(0, 500)], [0, ""], stderr);
      },
    ],
    [
      "doctor: what is no event, or another one, is bad usage",
      async () => {
        const [first, second] = await events();
        const [one, two] = [await bothOf(first.event_id), await bothOf(second.event_id)];
        const [v3, v4, other, broken, text, list] = files({
          v3: one.v3,
          v4: one.v4,
          other: two.v4,
          broken: "{",
          text: '"v4"',
          list: [one.v3],
        });
        for (const words of [
          [v3, other],
          [v3, v3],
          [v4, v4],
          [v3, broken],
          [text, v4],
          [list, v4],
          [v3, `${v4}.json`],
        ]) {
          const { status, stdout, stderr } = await run(["doctor", ...words]);
          assert.deepEqual([status, stdout], [2, ""], words.join(" ") + stderr);
          assert.match(stderr, /^fingerprint-edge: [a-z`].*\nusage: fingerprint-edge doctor /s);
        }
      },
    ],
    [
      "doctor: bad usage is told before anything is sent, an API's error by its words",
      async () => {
        for (const [words, message, environment, statuses = [2]] of REFUSED) {
          const { status, stdout, stderr } = await run(words, environment);
          assert.ok(statuses.includes(status), `${words.join(" ")}: ${status} ${stderr}`);
          assert.equal(stdout, "");
          assert.match(stderr, message);
        }
        const { status, stderr } = await run(["doctor", "1.unheard-of"]);
        assert.deepEqual([status, stderr], [1, "fingerprint-edge: request id is not found (HTTP 404, RequestNotFound)\n"]);
        assert.equal((await run(["doctor", "1.a"], { FINGERPRINT_BASE_URL: "http://127.0.0.1:9" })).status, 1);
      },
    ],
  ];
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

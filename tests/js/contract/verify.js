// The judgement of events: every reason, each system.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { eventOf } from "./support.js";

const event = (fields = {}) => ({ ...eventOf(), timestamp: Date.now() - 1_000, ...fields });
const identification = (fields) => ({ identification: { visitor_id: "Ibk1527CUFmcnjLwIs4A9", visitor_found: true, ...fields } });

/** The reasons against an event of v4 with these fields. */
function reasonsOf({ lib }, fields, policy) {
  const { ok: isOk, reasons, ...rest } = lib.verifyEvent(event(fields), policy);
  equal(isOk, reasons.length === 0, "ok");
  deepEqual(rest, {}, "rest");
  return reasons;
}

const ACCEPTED = [
  [{}, { maxAgeMs: 3_600_000 }],
  [{ timestamp: Date.now() + 25_000 }, { maxAgeMs: 3_600_000 }],
  [{ ip_address: "2001:db8::1" }, { ip: "2001:DB8:0:0:0:0:0:1" }],
  [{ ip_address: "::ffff:192.0.2.1" }, { ip: ["203.0.113.7", "192.0.2.1"] }],
  [{ url: "https://shop.example/cart?step=2" }, { origin: "https://shop.example:443" }],
  [identification(), { visitorId: "Ibk1527CUFmcnjLwIs4A9" }],
  [{ linked_id: "order-7 \u{1f680}é" }, { linkedId: ["order-6", "order-7 \u{1f680}é"] }],
  [identification({ confidence: { score: 0.97 } }), { minConfidence: 0.97 }],
  [{ suspect_score: 7.5 }, { maxSuspectScore: 7.5 }],
  [{ replayed: false }, { rejectReplayed: true }],
  [{ bot: "good" }, { allow: { bot: ["not_detected", "good"] }, deny: { bot: "bad" } }],
  [{ vpn: true, incognito: false }, { allow: { vpn: [true, false], incognito: false } }],
  [{ ip_blocklist: { email_spam: false, attack_source: false } }, { deny: { ip_blocklist: true } }],
  [{}, { deny: { vpn: true }, ip: "192.0.2.1", onMissing: "accept" }],
  [{ bot: "good" }, { deny: { vpn: true, bot: "bad" }, ip: "192.0.2.1", onMissing: { vpn: "accept", bot: "reject", ip: "accept" } }],
  [{ timestamp: Date.now() + 9e8 }, { maxAgeMs: 60_000, clockToleranceMs: 1e9 }],
  [{ bot_info: { identity: "unknown" } }, { deny: { bot_info_identity: "spoofed" } }],
  [{ bot: "undecided" }, { deny: { bot: "bad" }, onUnknown: "accept" }],
];

contract("verifyEvent: what is as the policy wants it is ok", async (t) => {
  for (const [fields, policy] of ACCEPTED) deepEqual(reasonsOf(t, fields, policy), [], JSON.stringify(policy));
});

const REJECTED = [
  [{ timestamp: 0 }, { maxAgeMs: 60_000 }, /^too_old: observed \d{13} ms \(\d\d(\.\d)? years\), wanted at most 60000 ms \(1 minute\)$/],
  [
    { timestamp: Date.now() + 9e8 },
    { maxAgeMs: 60_000 },
    /^from_the_future: observed \d+ ms \(10\.4 days\) ahead, wanted at most 30000 ms \(30 seconds\) ahead$/,
  ],
  [
    { timestamp: Date.now() + 9e8 },
    { maxAgeMs: 60_000, clockToleranceMs: 5_000 },
    /^from_the_future: .* at most 5000 ms \(5 seconds\) ahead$/,
  ],
  [{ timestamp: undefined }, { maxAgeMs: 5 }, "timestamp_missing: observed nothing, wanted at most 5 ms"],
  [{ ip_address: "203.0.113.8" }, { ip: "203.0.113.7" }, 'ip_mismatch: observed "203.0.113.8", wanted "203.0.113.7"'],
  [{}, { ip: "203.0.113.7" }, 'ip_missing: observed nothing, wanted "203.0.113.7"'],
  [
    { url: "https://evil.example/login?token=7" },
    { origin: "https://shop.example" },
    'origin_mismatch: observed "https://evil.example", wanted "https://shop.example"',
  ],
  [{ url: "" }, { origin: "https://shop.example" }, 'origin_missing: observed nothing, wanted "https://shop.example"'],
  [{}, { origin: "https://shop.example" }, 'origin_missing: observed nothing, wanted "https://shop.example"'],
  [identification(), { visitorId: ["a", "b"] }, 'visitor_id_mismatch: observed "Ibk1527CUFmcnjLwIs4A9", wanted "a" or "b"'],
  [{}, { visitorId: "a" }, 'visitor_id_missing: observed nothing, wanted "a"'],
  [{ linked_id: "A" }, { linkedId: "a" }, 'linked_id_mismatch: observed "A", wanted "a"'],
  [{ linked_id: null }, { linkedId: "a" }, 'linked_id_missing: observed nothing, wanted "a"'],
  [identification({ confidence: { score: 0.5 } }), { minConfidence: 0.9 }, "confidence_too_low: observed 0.5, wanted at least 0.9"],
  [identification(), { minConfidence: 0 }, "confidence_missing: observed nothing, wanted at least 0"],
  [{ suspect_score: 21 }, { maxSuspectScore: 20 }, "suspect_score_too_high: observed 21, wanted at most 20"],
  [{}, { maxSuspectScore: 20 }, "suspect_score_missing: observed nothing, wanted at most 20"],
  [{ replayed: true }, { rejectReplayed: true }, "replayed: observed true, wanted false"],
  [{}, { rejectReplayed: true }, "replayed_missing: observed nothing, wanted false"],
  [{ timestamp: NaN }, { maxAgeMs: 5 }, "fact_unreadable: maxAgeMs observed NaN, wanted at most 5 ms"],
  [{ linked_id: { toString: () => "a" } }, { linkedId: "a" }, 'fact_unreadable: linkedId observed an object, wanted "a"'],
  [{ vpn: true }, { deny: { vpn: true } }, "signal_denied: vpn observed true, wanted not true"],
  [{ bot: "good" }, { deny: { bot: ["bad", "good"] } }, 'signal_denied: bot observed "good", wanted neither "bad" nor "good"'],
  [{ bot: "bad" }, { allow: { bot: ["not_detected", "good"] } }, 'signal_not_allowed: bot observed "bad", wanted "not_detected" or "good"'],
  [{ bot: "undecided" }, { allow: { bot: "good" }, onUnknown: "accept" }, 'signal_not_allowed: bot observed "undecided", wanted "good"'],
  [{}, { deny: { vpn: true } }, "signal_missing: vpn observed nothing, wanted not true"],
  [
    { ip_blocklist: { email_spam: false } },
    { deny: { ip_blocklist: true } },
    "signal_missing: ip_blocklist observed nothing, wanted not true",
  ],
  [{ vpn: "true" }, { deny: { vpn: true } }, 'signal_unknown: vpn observed "true", wanted not true'],
  [{ vpn: "" }, { deny: { vpn: true }, onMissing: "accept" }, 'signal_unknown: vpn observed "", wanted not true'],
  [
    { frida: "", sdk: { platform: "js", version: "4.0.2" } },
    { deny: { frida: true } },
    'signal_unknown: frida observed "", wanted not true',
  ],
  [
    { incremental_identification_status: "", vpn: false },
    { deny: { vpn: true } },
    /^signal_missing: vpn observed nothing \(incremental_identification_status is ""\)/,
  ],
  [
    { bot_info: { identity: "borrowed" } },
    { deny: { bot_info_identity: "spoofed" } },
    'signal_unknown: bot_info_identity observed "borrowed", wanted not "spoofed"',
  ],
];

contract("verifyEvent: each reason has its code, what was observed and what was wanted", async (t) => {
  for (const [fields, policy, expected] of REJECTED) {
    const reasons = reasonsOf(t, fields, policy);
    equal(reasons.length, 1, `${expected}: ${reasons}`);
    if (typeof expected === "string") equal(reasons[0], expected, "reason");
    else match(reasons[0], expected, "reason");
  }
});

contract("verifyEvent: reasons come together, in one order", async (t) => {
  const fields = { vpn: true, bot: "bad", ip_address: "192.0.2.2", timestamp: 0 };
  const reasons = reasonsOf(t, fields, { deny: { vpn: true, bot: "bad" }, ip: "192.0.2.1", maxAgeMs: 1 });
  deepEqual(
    reasons.map((reason) => reason.split(":")[0]),
    ["too_old", "ip_mismatch", "signal_denied", "signal_denied"],
    "codes",
  );
});

contract("verifyEvent: no text of the visitor's is taken for another, nor for more than a text", async (t) => {
  const odd = ["a\0b", "\ud800", "\udc00\ud800", "x".repeat(40_000)];
  for (const linked_id of odd)
    match(
      reasonsOf(t, { linked_id }, { linkedId: ["a\ufffdb", "\ufffd", "a"] })[0],
      /^fact_unreadable: linkedId observed a text/,
      "reason",
    );
  for (const linked_id of ["a\nsignal_denied: x", "a\r\u2028\u202e\x1b"]) {
    const [reason, ...rest] = reasonsOf(t, { linked_id }, { linkedId: "a" });
    equal(rest.length, 0, "more reasons");
    match(reason, /^linked_id_mismatch: observed "a\ufffd[^\n\r\u2028\u202e\x1b]*", wanted "a"$/, "reason");
  }
  ok(reasonsOf(t, { url: `https://shop.example/${"é".repeat(30_000)}` }, { origin: "https://other.example" })[0].length < 400, "length");
});

const V3_IDENTIFICATION = {
  requestId: "1708102555327.NLOjmg",
  visitorId: "v",
  ip: "192.0.2.1",
  url: "https://shop.example/",
  linkedId: "l",
  replayed: false,
  confidence: { score: 0.9 },
  incognito: false,
};
const POLICY = {
  maxAgeMs: 60_000,
  ip: "192.0.2.1",
  origin: "https://shop.example",
  visitorId: "v",
  linkedId: "l",
  minConfidence: 0.9,
  maxSuspectScore: 3,
  allow: { bot: "not_detected" },
  deny: { vpn: true, tor_node: true, ip_blocklist: true, incognito: true, virtual_machine: true },
};
const SAME_EVENT = {
  v4: () => ({
    event_id: "1",
    timestamp: Date.now(),
    ip_address: "192.0.2.1",
    url: "https://shop.example/",
    linked_id: "l",
    replayed: false,
    identification: { visitor_id: "v", visitor_found: true, confidence: { score: 0.9 } },
    suspect_score: 3,
    bot: "not_detected",
    vpn: false,
    ip_blocklist: { email_spam: false, attack_source: false, tor_node: false },
    incognito: false,
    virtual_machine: false,
  }),
  v3: () => ({
    products: {
      identification: { data: { ...V3_IDENTIFICATION, time: new Date().toISOString() } },
      botd: { data: { bot: { result: "notDetected" } } },
      suspectScore: { data: { result: 3 } },
      vpn: { data: { result: false } },
      tor: { data: { result: false } },
      ipBlocklist: { data: { result: false } },
      virtualMachine: { data: { result: false } },
    },
  }),
  "v3's webhook": () => ({
    ...V3_IDENTIFICATION,
    timestamp: Date.now(),
    sdk: { platform: "js", version: "3" },
    bot: { result: "notDetected" },
    suspectScore: { result: 3 },
    vpn: { result: false },
    tor: { result: false },
    ipBlocklist: { result: false },
    virtualMachine: { result: false },
  }),
  FingerprintIQ: () => ({
    requestId: "req_1",
    visitorId: "v",
    confidence: 0.9,
    suspectScore: 3,
    linkedId: "l",
    ip: "192.0.2.1",
    url: "https://shop.example/",
    timestamp: Date.now(),
    verdicts: Object.fromEntries(
      ["bot", "vpn", "tor", "ipBlocklist", "incognito", "virtualMachine"].map((name) => [name, { result: false }]),
    ),
  }),
};
const WRONG = {
  ...POLICY,
  ip: "192.0.2.2",
  origin: "https://m.shop.example",
  visitorId: "w",
  linkedId: "w",
  minConfidence: 0.95,
  maxSuspectScore: 2,
  allow: { bot: "good" },
  deny: { vpn: false, tor_node: false, ip_blocklist: false, incognito: false, virtual_machine: false },
};

for (const [system, make] of Object.entries(SAME_EVENT)) {
  contract(`verifyEvent: one policy holds for ${system} as for the others`, async ({ lib }) => {
    deepEqual(lib.verifyEvent(make(), POLICY), { ok: true, reasons: [] }, "verdict");
    deepEqual(lib.verifyEvent(make(), WRONG), lib.verifyEvent(SAME_EVENT.v4(), WRONG), "the same reasons");
    equal(lib.verifyEvent(make(), WRONG).reasons.length, 12, "reasons");
    deepEqual(lib.verifyEvent(make(), { rejectReplayed: true }).ok, system !== "FingerprintIQ", "replayed");
  });
}

onBoth("verifyEvent judges what each client gets", async ({ lib }, face) => {
  const { events } = await face.client().searchEvents({ limit: 100 });
  const policy = { maxAgeMs: 40 * 86_400_000, allow: { bot: ["not_detected", "good"] }, onMissing: "accept" };
  const bad = events.filter((one) => !lib.verifyEvent(one, policy).ok);
  ok(bad.length > 0 && bad.every((one) => one.bot === "bad"), "bad bots");
  const first = events.find((one) => one.bot === "not_detected").event_id;
  equal(lib.verifyEvent(await face.v3().getEvent(first), policy).ok, true, "v3");
  equal(lib.verifyEvent(await face.iq().getEvent("req_mock_customer"), { allow: { bot: "not_detected" } }).ok, true, "FingerprintIQ");
});

const FLAGS = [
  "vpn",
  "proxy",
  "tor_node",
  "ip_blocklist",
  "email_spam",
  "attack_source",
  "incognito",
  "tampering",
  "anti_detect_browser",
  "virtual_machine",
  "privacy_settings",
  "developer_tools",
  "high_activity_device",
  "rare_device",
  "suspect",
  "headless",
  "emulator",
  "simulator",
  "root_apps",
  "jailbroken",
  "compromised_device_integrity",
  "frida",
  "cloned_app",
  "location_spoofing",
  "mitm_attack",
  "active_call",
];
const CHOICES = [
  "bot",
  "bot_info_category",
  "bot_info_identity",
  "bot_info_confidence",
  "vpn_confidence",
  "proxy_confidence",
  "tampering_confidence",
  "proxy_type",
  "rare_device_percentile_bucket",
];

contract("verifyEvent: the signals of the types are those of the core", async ({ lib }) => {
  const { message } = throws(() => lib.verifyEvent(event(), { deny: { nothing: true } }), TypeError);
  deepEqual(message.split("there are ")[1].split(", ").sort(), [...FLAGS, ...CHOICES].sort(), "signals");
});

contract("verifyEvent reads the event and changes nothing", async ({ lib }) => {
  const freeze = (value) =>
    typeof value === "object" && value !== null ? (Object.values(value).forEach(freeze), Object.freeze(value)) : value;
  for (const make of Object.values(SAME_EVENT)) lib.verifyEvent(freeze(make()), freeze(structuredClone(POLICY)));
});

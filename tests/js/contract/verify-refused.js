// What is no policy, and what is no event.

import { match, throws } from "./assert.js";
import { contract } from "./harness.js";
import { eventOf } from "./support.js";

const event = () => ({ ...eventOf(), timestamp: Date.now() - 1_000 });

const REFUSED = [
  [undefined, /^`policy` must be an object, got undefined$/],
  [[], /^`policy` must be an object, got an array$/],
  [{}, /^`policy` names nothing to check/],
  [{ allow: {}, deny: {}, onMissing: "accept" }, /names nothing to check/],
  [{ rejectReplayed: false }, /names nothing to check/],
  [
    { maxAge: 5 },
    /^`policy` has no member `maxAge`, there are maxAgeMs, ip, origin, visitorId, linkedId, minConfidence, maxSuspectScore, rejectReplayed, allow, deny, onMissing, onUnknown, clockToleranceMs$/,
  ],
  [{ "deny.vpn": true }, /has no member `deny\.vpn`/],
  [{ deny: { VPN: true } }, /^`policy\.deny` has no signal `VPN`, there are bot, /],
  [{ deny: { vpn: "yes" } }, /^`policy\.deny\.vpn` must be true or false, got "yes"$/],
  [{ deny: { bot: ["bad", "badd"] } }, /^`policy\.deny\.bot` must be one or several of bad, good, not_detected, got "badd"$/],
  [{ allow: { vpn: [] } }, /^`policy\.allow\.vpn` must be a value or an array of values, got an empty array$/],
  [{ allow: { vpn: [undefined, true] } }, /^`policy\.allow\.vpn` must be true or false, got undefined$/],
  [{ deny: "vpn" }, /^`policy\.deny` must be an object of signals, got a string$/],
  [{ deny: undefined, maxAgeMs: 5 }, /^`policy\.deny` must be an object of signals, got undefined$/],
  [{ maxAgeMs: -1 }, /^`policy\.maxAgeMs` must be a whole number of milliseconds, 0 or more, got -1$/],
  [{ maxAgeMs: NaN }, /got NaN$/],
  [{ maxAgeMs: "60000" }, /^`policy\.maxAgeMs` must be a whole number of milliseconds, 0 or more, got a string$/],
  [{ maxAgeMs: new Date() }, /got a date$/],
  [{ minConfidence: 1.5 }, /^`policy\.minConfidence` must be a number from 0 to 1, got 1\.5$/],
  [{ maxSuspectScore: -Infinity }, /^`policy\.maxSuspectScore` must be a number of 0 or more, got -Infinity$/],
  [{ ip: "shop.example" }, /^`policy\.ip` must be an IP address, got "shop\.example"$/],
  [{ ip: null }, /^`policy\.ip` must be a string or an array of strings, got null$/],
  [{ ip: [] }, /^`policy\.ip` must be a string or an array of strings, got an empty array$/],
  [{ origin: "https://shop.example/cart" }, /^`policy\.origin` must be an origin such as https:\/\/shop\.example, without a path, got /],
  [{ visitorId: undefined, maxAgeMs: 5 }, /^`policy\.visitorId` must be a string or an array of strings, got undefined$/],
  [{ linkedId: "" }, /^`policy\.linkedId` must be a text that is not empty, got ""$/],
  [{ linkedId: "a\0b" }, /^`policy` must not hold NUL characters/],
  [{ linkedId: ["\ud800"] }, /^`policy` must not hold NUL characters, halves of surrogate pairs/],
  [{ deny: { "a\0b": true } }, /^`policy` must not hold NUL characters/],
  [{ onMissing: "ignore", maxAgeMs: 5 }, /^`policy\.onMissing` must be "reject" or "accept", got "ignore"$/],
  [{ onMissing: { vpn: "ignore" }, maxAgeMs: 5 }, /^`policy\.onMissing\.vpn` must be "reject" or "accept", got "ignore"$/],
  [{ onMissing: { vpn: undefined }, maxAgeMs: 5 }, /^`policy\.onMissing\.vpn` must be "reject" or "accept", got undefined$/],
  [{ onMissing: { VPN: "accept" }, maxAgeMs: 5 }, /^`policy\.onMissing` has no .*`VPN`/],
  [{ onMissing: { onUnknown: "accept" }, maxAgeMs: 5 }, /^`policy\.onMissing` has no .*`onUnknown`/],
  [{ onMissing: { vpn: "accept" } }, /names nothing to check/],
  [{ onMissing: ["vpn"], maxAgeMs: 5 }, /^`policy\.onMissing` must be .*, got an array$/],
  [{ clockToleranceMs: -1, maxAgeMs: 5 }, /^`policy\.clockToleranceMs` must be a whole number of milliseconds, 0 or more, got -1$/],
  [{ clockToleranceMs: Infinity, maxAgeMs: 5 }, /^`policy\.clockToleranceMs` must be .*, got Infinity$/],
  [{ clockToleranceMs: 5 }, /names nothing to check/],
  [{ onUnknown: true, maxAgeMs: 5 }, /^`policy\.onUnknown` must be "reject" or "accept", got a boolean$/],
];

contract("verifyEvent: a policy that would not do what it seems to is refused by name", async ({ lib }) => {
  for (const [policy, expected] of REFUSED)
    match(throws(() => lib.verifyEvent(event(), policy), TypeError, String(expected)).message, expected, "message");
});

contract("verifyEvent: what is no event is refused", async ({ lib }) => {
  const none = [
    undefined,
    null,
    "1708102555327.NLOjmg",
    7,
    [],
    {},
    { events: [] },
    { event: event(), dropped: {} },
    [event()],
    { event_id: null },
    Promise.resolve(event()),
  ];
  for (const one of none) match(throws(() => lib.verifyEvent(one, { maxAgeMs: 5 }), TypeError).message, /^`event` must be /, "message");
});

contract("verifyEvent: a body that is of no system for certain, or of two, is refused, whatever may be missing", async ({ lib }) => {
  const sdk = { platform: "js", version: "3.11.14" };
  const threat = { event: "threat.detected", timestamp: Date.now(), data: { visitorId: "v" } };
  const uncertain = [
    { requestId: "r" },
    { requestId: "r", ip: "192.0.2.1", url: "https://shop.example/" },
    { requestId: "r", visitorId: "v", vpn: { result: true }, timestamp: Date.now() },
    { requestId: "r", sdk: null, bot: { result: "bad" } },
    { requestId: "r", suspectScore: 9 },
    { sdk },
    { verdicts: { bot: { result: false } }, botProbability: 0.1 },
    { timestamp: Date.now(), vpn: false, bot: "not_detected" },
    { ...threat, event: undefined },
    { ...threat, data: null },
    { event: "threat.detected", data: threat.data },
    { ...event(), products: {} },
    { ...event(), requestId: "r", sdk },
    { ...event(), ...threat },
    { products: {}, requestId: "r", sdk },
    { products: {}, ...threat },
    { requestId: "r", sdk, verdicts: {} },
    { requestId: "r", sdk, ...threat },
    { requestId: "r", botProbability: 0, ...threat },
  ];
  for (const one of uncertain) {
    const error = throws(() => lib.verifyEvent(one, { deny: { bot: "bad" }, onMissing: "accept" }), TypeError, JSON.stringify(one));
    match(error.message, /^`event` must be /, "message");
  }
});

contract("verifyEvent: the least of each system is one of it", async ({ lib }) => {
  const least = [
    { event_id: "1" },
    { products: {} },
    { requestId: "r", sdk: {} },
    { requestId: "r", verdicts: {} },
    { requestId: "r", botProbability: 0 },
    { event: "visit.new", timestamp: 1, data: {} },
  ];
  for (const one of least) match(lib.verifyEvent(one, { deny: { vpn: true } }).reasons[0], /^signal_missing: vpn/, JSON.stringify(one));
});

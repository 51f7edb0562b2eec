// Whether an event is what a policy wants: what the policy names is picked from the event, and the core judges it.
import { ownItems, ownMember, ownMembers } from "../common/arguments.js";
import { asciiHost } from "../host/url.js";
import { lettered, pair, pairs } from "../wasm/flat.js";
import { core } from "./core.js";

/**
 * What can be judged: an event of any of the three systems, the answer to an edge event, or the body of a webhook.
 * @typedef {import("../api/v4.js").FingerprintEvent | import("../api/v4.js").EdgeResponse | import("../api/v3.js").FingerprintV3Event | import("../api/v3.js").FingerprintV3Webhook | import("../api/iq.js").FingerprintIqEvent | import("../api/iq.js").FingerprintIqWebhook} JudgedEvent
 */

/**
 * One value, or any of several.
 * @template T
 * @typedef {T | readonly T[]} OneOrMore
 */

/**
 * The signals that are true or false, by v4's names. `ip_blocklist` is true when `email_spam` or
 * `attack_source` is; `headless` is FingerprintIQ's alone.
 * @typedef {"vpn" | "proxy" | "tor_node" | "ip_blocklist" | "email_spam" | "attack_source" | "incognito" | "tampering" | "anti_detect_browser" | "virtual_machine" | "privacy_settings" | "developer_tools" | "high_activity_device" | "rare_device" | "suspect" | "headless" | "emulator" | "simulator" | "root_apps" | "jailbroken" | "compromised_device_integrity" | "frida" | "cloned_app" | "location_spoofing" | "mitm_attack" | "active_call"} FlagSignal
 */

/** @typedef {"low" | "medium" | "high"} ConfidenceValue How sure the vendor is of what it says. */

/**
 * The signals that are one of several words.
 * @typedef {object} ChoiceSignals
 * @property {"bad" | "good" | "not_detected"} bot FingerprintIQ's `true` is `"bad"`, its `false` `"not_detected"`
 * @property {"advertising_and_marketing" | "aggregator" | "ai_agent" | "ai_assistant" | "ai_browser" | "ai_crawler" | "ai_search" | "browser_automation" | "ecommerce" | "monitoring_and_analytics" | "other" | "scraping" | "security" | "search_engine_crawler" | "search_engine_optimization" | "unknown"} bot_info_category What kind of bot it is.
 * @property {"verified" | "signed" | "spoofed" | "unknown"} bot_info_identity Whether the bot is who it says it is.
 * @property {ConfidenceValue} bot_info_confidence How sure that is.
 * @property {ConfidenceValue} vpn_confidence Of a VPN that was detected.
 * @property {ConfidenceValue} proxy_confidence Of a proxy that was detected.
 * @property {ConfidenceValue} tampering_confidence Of tampering that was detected.
 * @property {"residential" | "data_center" | "unknown"} proxy_type Of a proxy that was detected.
 * @property {"<p95" | "p95-p99" | "p99-p99.5" | "p99.5-p99.9" | "p99.9+" | "not_seen"} rare_device_percentile_bucket How rare the device's configuration is.
 */

/**
 * Values of signals, by v4's names for all three systems.
 * @typedef {{ readonly [S in FlagSignal]?: OneOrMore<boolean> } & { readonly [S in keyof ChoiceSignals]?: OneOrMore<ChoiceSignals[S]> }} SignalRules
 */

/** @typedef {"reject" | "accept"} OnMissing What becomes of an event that lacks what the policy names. */

/** @typedef {"maxAgeMs" | "ip" | "origin" | "visitorId" | "linkedId" | "minConfidence" | "maxSuspectScore" | "rejectReplayed"} CheckedFact The members of a policy that check a fact of the event. */

/**
 * What an event must be: plain objects and arrays, of which each member is read once. Only what is named is checked; a
 * member that is there must have a value.
 * @typedef {object} EventPolicy
 * @property {number} [maxAgeMs] The maximum age in milliseconds, a whole number.
 * @property {number} [clockToleranceMs] How far an event may be ahead of the clock, in milliseconds, a whole number. Default 30,000.
 * @property {OneOrMore<string>} [ip] The visitor's IP address as your server saw it, compared with the event's of the same family; `::ffff:192.0.2.1` is `192.0.2.1`, and a port after it, as proxies write it, is passed over.
 * @property {OneOrMore<string>} [origin] The origin of the page, such as `https://shop.example`, without a path; it is compared as URLs are.
 * @property {OneOrMore<string>} [visitorId] The visitor id.
 * @property {OneOrMore<string>} [linkedId] Your own id for the event.
 * @property {number} [minConfidence] The minimum confidence of the identification, from 0 to 1.
 * @property {number} [maxSuspectScore] The maximum suspect score.
 * @property {boolean} [rejectReplayed] Whether an event that was replayed is refused; FingerprintIQ does not say.
 * @property {SignalRules} [allow] For each signal named, the values that are ok; no others are.
 * @property {SignalRules} [deny] For each signal named, the values that are not ok.
 * @property {OnMissing | { readonly [N in CheckedFact | FlagSignal | keyof ChoiceSignals]?: OnMissing }} [onMissing] What to do when the event lacks what the policy names, for all of it or by name. Default `"reject"`, also for what is not named.
 * @property {"reject" | "accept"} [onUnknown] What to do with a value under `deny` that this version does not know. Default `"reject"`.
 */

/**
 * What is wrong with an event. These names are stable.
 * @typedef {"too_old" | "from_the_future" | "timestamp_missing" | "ip_mismatch" | "ip_missing" | "origin_mismatch" | "origin_missing" | "visitor_id_mismatch" | "visitor_id_missing" | "linked_id_mismatch" | "linked_id_missing" | "confidence_too_low" | "confidence_missing" | "suspect_score_too_high" | "suspect_score_missing" | "replayed" | "replayed_missing" | "fact_unreadable" | "signal_denied" | "signal_not_allowed" | "signal_missing" | "signal_unknown"} ReasonCode
 */

/**
 * A code, what was observed and what was wanted, such as `too_old: observed 360000 ms (6 minutes), wanted at most 60000 ms (1 minute)`.
 * What was observed may be data of the visitor, such as an IP address: mind where you log it.
 * @typedef {`${ReasonCode}: ${string}`} Reason
 */

/**
 * What became of judging an event.
 * @typedef {object} Verdict
 * @property {boolean} ok whether the event is all that the policy wants
 * @property {Reason[]} reasons what is against it, always in the same order; empty when it is ok
 */

/** @typedef {{ shapes: string[][][], context: string[], rows: { name: string, governor: string, paths: string[][][], errors: string[][][] }[] }} Table */

/** As much of a text as anything here may need. */
const MAX_CHARACTERS = 32_768;

const LISTS = new Set(["allow", "deny", "onMissing"]);

/** @type {Table | undefined} */
let table;

/**
 * Judges an event of any system, or the body of a webhook, by a policy: is it fresh, is it this visitor's, does it
 * lack the signals that you deny? It reads the clock and the event, and keeps nothing: it is up to you to
 * make sure, by its id, that an event counts only once. See [why to check](https://docs.fingerprint.com/docs/protecting-from-client-side-tampering).
 * @param {JudgedEvent} event
 * @param {EventPolicy} policy
 * @returns {Verdict}
 * @throws {TypeError} for what is not an event, or may be of several systems, and for a policy that names nothing, has a member, a signal or a value
 *   that does not exist or is `undefined`, or is not made of plain objects and arrays
 */
export function verifyEvent(event, policy) {
  table ??= tableOf(core.ask((wasm) => wasm.verify_table()));
  const shape = shapeOf(event, table);
  const wanted = membersOf(policy);
  const facts = flattenFacts(event, new Set(wanted.map(({ name }) => name)), shape, table);
  const members = wanted.map(flattenMember).join("");
  // Asked for out here: what throws inside is taken for the core's own failure.
  const now = Date.now();
  const answer = core.ask((wasm) => wasm.verify_event(shape, facts, members, now));
  const reasons = /** @type {Reason[]} */ (answer.split("\n").filter(Boolean));
  return { ok: reasons.length === 0, reasons };
}

/**
 * @param {string} text
 * @returns {Table}
 */
function tableOf(text) {
  const [[context, , ...shapes], ...rows] = text.split("\n").map((line) => line.split("\t"));
  const words = (/** @type {string} */ column) => column.split(" ").filter(Boolean);
  const pathsIn = (/** @type {string} */ column) => words(column).map((path) => path.split("."));
  return {
    context: words(context),
    shapes: shapes.map((fields) => words(fields).map((field) => field.split("|"))),
    rows: rows.map(([name, governor, ...columns]) => {
      const paths = columns.map(pathsIn);
      return { name, governor, paths, errors: paths.map(errorsOf) };
    }),
  };
}

/**
 * Where products of v3 say why they have no data.
 * @param {string[][]} paths
 */
function errorsOf(paths) {
  return paths.filter(([first]) => first === "products").map(([products, name]) => [products, name, "error", "code"]);
}

/**
 * @param {unknown} event
 * @param {Table} table
 */
function shapeOf(event, { shapes }) {
  const fits = shapes.map((fields) => fields.every((any) => any.some((field) => ownMember(event, field) != null)));
  const shape = fits.indexOf(true);
  if (shape < 0 || shape !== fits.lastIndexOf(true)) {
    throw new TypeError(
      "`event` must be one that can be told for certain: an event of v4 has an `event_id`, of v3 `products`, the body of a v3 webhook `requestId` and `sdk`, an event of FingerprintIQ `requestId` and `verdicts` or `botProbability`, the body of its webhook `event`, `timestamp` and `data`",
    );
  }
  return shape;
}

/**
 * What the event has of what the policy names, and of what decides about that, at each path where it may be. Members of its own alone: whatever a prototype
 * has, nobody observed.
 * @param {unknown} event
 * @param {Set<string>} named
 * @param {number} shape
 * @param {Table} table
 */
function flattenFacts(event, named, shape, { context, rows }) {
  const needed = new Set([...named, ...context, ...rows.filter(({ name }) => named.has(name)).map(({ governor }) => governor)]);
  let flat = "";
  for (const { name, paths, errors } of rows) {
    if (!needed.has(name)) continue;
    for (const path of errors[shape] ?? []) flat += pair(`!${name}`, observed(name, path.reduce(ownMember, event)));
    for (const path of paths[shape] ?? []) flat += pair(name, observed(name, path.reduce(ownMember, event)));
  }
  return flat;
}

/**
 * A value of an event; nothing for nothing.
 * @param {string} name
 * @param {unknown} value
 */
function observed(name, value) {
  if (value == null) return "";
  if (typeof value !== "string") return lettered(value);
  return isPlain(value) ? `s${comparable(name, value)}` : "xa text that no policy can name";
}

/** @typedef {{ list: string, name: string, value: unknown }} Member */

/**
 * The members of a policy, each read once; those of `allow`, `deny` and `onMissing` name their list.
 * @param {unknown} policy
 * @returns {Member[]}
 */
function membersOf(policy) {
  return Object.entries(ownMembers("`policy`", policy)).flatMap(([name, value]) => {
    if (!LISTS.has(name) || typeof value !== "object" || value === null || Array.isArray(value)) return [{ list: "", name, value }];
    return Object.entries(ownMembers(`\`policy.${name}\``, value)).map(([signal, values]) => ({ list: name, name: signal, value: values }));
  });
}

/** @param {Member} member */
function flattenMember({ list, name, value }) {
  const at = list ? `${list}.${name}` : name;
  const items = Array.isArray(value) ? ownItems(`\`policy.${at}\``, value) : [value];
  for (const text of [name, ...items]) {
    if (typeof text === "string" && !isPlain(text))
      throw new TypeError(
        `\`policy\` must not hold NUL characters, halves of surrogate pairs or more than ${MAX_CHARACTERS} characters in one text`,
      );
  }
  const compared = items.map((item) => (typeof item === "string" ? comparable(name, item) : item));
  return pairs(`${list}.${name}`, Array.isArray(value) ? compared : compared[0]);
}

/**
 * A text as it is compared.
 * @param {string} name
 * @param {string} text
 */
function comparable(name, text) {
  return name === "origin" ? asciiHost(text) : text;
}

/**
 * Whether a text is the same on both sides of the boundary: half of a surrogate pair would be replaced on its way.
 * @param {string} text
 */
function isPlain(text) {
  return text.length <= MAX_CHARACTERS && !/[\0\ud800-\udfff]/u.test(text);
}

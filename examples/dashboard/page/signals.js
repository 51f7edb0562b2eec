// How an event is laid out for reading: its fields in groups, those first that tell against the visitor.

const GROUPS = {
  Identity: ["identification", "supplementary_id_high_recall", "linked_id", "suspect", "replayed", "tags"],
  Network: [
    ...["ip_address", "vpn", "vpn_confidence", "vpn_methods", "vpn_origin_country", "vpn_origin_timezone", "vpn_ml_score"],
    ...["proxy", "proxy_confidence", "proxy_details", "proxy_ml_score", "ip_blocklist", "ip_info", "mitm_attack", "location_spoofing"],
  ],
  Bot: ["bot", "bot_type", "bot_info"],
  Tampering: [
    ...["tampering", "tampering_confidence", "tampering_ml_score", "tampering_details", "incognito", "privacy_settings", "developer_tools"],
    ...["virtual_machine", "virtual_machine_ml_score", "emulator", "simulator", "cloned_app", "frida", "jailbroken", "root_apps"],
    ...["compromised_device_integrity", "factory_reset_timestamp"],
  ],
  "Risk and activity": [
    ...["suspect_score", "high_activity_device", "rare_device", "rare_device_percentile_bucket", "active_call", "velocity", "labels"],
    ...["rule_action", "triggered_by"],
  ],
  Device: [
    ...["browser_details", "device_details", "device", "os", "os_version", "user_agent", "url", "client_referrer", "bundle_id"],
    ...["package_name", "proximity", "sdk", "source", "incremental_identification_status", "environment_id"],
  ],
};
const RAW = "raw_device_attributes";
const HEAD = ["event_id", "timestamp"];

/** What tells against a visitor when it is true, wherever in the event it stands. */
const AGAINST = new Set([
  ...["suspect", "replayed", "vpn", "proxy", "email_spam", "attack_source", "tor_node", "mitm_attack", "location_spoofing"],
  ...["tampering", "anti_detect_browser", "incognito", "privacy_settings", "developer_tools", "virtual_machine", "emulator"],
  ...["simulator", "cloned_app", "frida", "jailbroken", "root_apps", "compromised_device_integrity", "high_activity_device"],
  ...["rare_device", "active_call", "datacenter_result", "timezone_mismatch", "public_vpn", "auxiliary_mobile", "os_mismatch"],
  ...["relay", "ml_prediction"],
]);

/** Objects whose name says no more than that of their group. */
const QUIET = new Set(["identification", "geolocation", "tampering_details", "ip_info", "ip_blocklist", "proxy_details"]);
/** What is better said in other words than those of its name. */
const SAID = {
  supplementary_id_high_recall: "High recall",
  browser_details: "Browser",
  device_details: "Device",
  vpn_methods: "VPN method",
  browser_name: "Name",
  browser_major_version: "Major version",
  browser_full_version: "Full version",
  device_manufacturer: "Manufacturer",
  device_model: "Model",
};
/** What one looks for first among the members of an object. */
const FIRST = ["visitor_id", "name", "address", "browser_name", "score", "city_name", "country_name", "asn_name"];
const WORDS = {
  ...{ id: "ID", ip: "IP", vpn: "VPN", url: "URL", os: "OS", sdk: "SDK", asn: "ASN", ml: "ML", mitm: "MITM", iso: "ISO", at: "at" },
  ...{ v4: "IPv4", v6: "IPv6", webgl: "WebGL" },
};
const DEEPEST = 6;
const MOST_ROWS = 200;

const isObject = (value) => typeof value === "object" && value !== null;

/** `distinct_ip` as `Distinct IP`. */
export function titleOf(name) {
  if (Object.hasOwn(SAID, name)) return SAID[name];
  const words = name.split("_").map((word) => (Object.hasOwn(WORDS, word) ? WORDS[word] : word));
  const title = words.join(" ");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** `time` for what is Unix milliseconds by its name. */
export const isTimeField = (name) => /(_at|timestamp)$/.test(name);

const isAgainst = (name, value) => (value === true && AGAINST.has(name)) || (name === "bot" && value === "bad");

/** A field's values as rows of a title and a value that is no object, unless it is too deep or empty. */
function rowsOf(path, value, depth = 0) {
  const name = path.at(-1);
  const isList = Array.isArray(value) && value.every((item) => !isObject(item));
  if (!isObject(value) || isList || depth === DEEPEST) {
    const shown = path.filter((part, index) => index === path.length - 1 || !QUIET.has(part));
    return [
      {
        key: JSON.stringify(path),
        name,
        title: shown.map((part) => titleOf(part) || "(no name)").join(" · "),
        value,
        against: isAgainst(name, value),
      },
    ];
  }
  const rank = ([member]) => (FIRST.includes(member) ? FIRST.indexOf(member) : FIRST.length);
  const members = Object.entries(value)
    .slice(0, MOST_ROWS)
    .map(([member, inner]) => [Array.isArray(value) ? `#${Number(member) + 1}` : member, inner])
    .sort((one, other) => rank(one) - rank(other));
  return members.flatMap(([member, inner]) => rowsOf([...path, member], inner, depth + 1));
}

const againstFirst = (rows) => [...rows.filter(({ against }) => against), ...rows.filter(({ against }) => !against)];

/** The groups that an event has something for: `{ title, rows, left, velocity?, folded? }`; `left` is how many rows there are more. */
export function groupsOf(event) {
  const named = new Set([...Object.values(GROUPS).flat(), ...HEAD, RAW]);
  const others = Object.keys(event).filter((name) => !named.has(name));
  const all = { ...GROUPS, Other: others, "Raw attributes": [RAW] };
  return Object.entries(all).flatMap(([title, names]) => {
    const present = names.filter((name) => Object.hasOwn(event, name));
    const velocity = present.includes("velocity") ? velocityOf(event.velocity) : undefined;
    const rows = present.flatMap((name) => (velocity && name === "velocity" ? [] : rowsOf([name], event[name])));
    if (rows.length === 0 && !velocity) return [];
    const few = againstFirst(rows).slice(0, MOST_ROWS);
    return [{ title, rows: few, left: rows.length - few.length, velocity, folded: title === "Raw attributes" }];
  });
}

const SPANS = ["5_minutes", "1_hour", "24_hours"];

/** Counts over spans of time, as rows of a table; `undefined` when they are anything else. */
function velocityOf(velocity) {
  if (!isObject(velocity) || Array.isArray(velocity)) return undefined;
  const isRow = (counts) => isObject(counts) && !Array.isArray(counts) && Object.keys(counts).every((name) => SPANS.includes(name));
  const rows = Object.entries(velocity).slice(0, MOST_ROWS);
  if (rows.length === 0 || !rows.every(([, counts]) => isRow(counts))) return undefined;
  return rows.map(([name, counts]) => ({ name, title: titleOf(name), counts: SPANS.map((span) => counts[span]) }));
}

/** What tells against the visitor, in a few words each, every one once. */
export function raisedOf(event) {
  const rows = Object.keys(event)
    .filter((name) => name !== RAW && name !== "tags" && (AGAINST.has(name) || isObject(event[name]) || name === "bot"))
    .flatMap((name) => rowsOf([name], event[name]));
  // How a VPN was found adds nothing to that there is one.
  const titles = rows.filter(({ against, key }) => against && !key.includes("vpn_methods")).map(shortTitleOf);
  return [...new Set(titles)];
}

const BRIEF = { bot: "Bad bot", suspect: "Flagged", datacenter_result: "Data centre" };
const shortTitleOf = ({ name }) => BRIEF[name] ?? titleOf(name);

/** The device in a few words: browser and system, or what a phone says. */
export function deviceOf(event) {
  const { browser_details: browser, device_details: device, sdk } = event;
  const words = browser?.browser_name
    ? [browser.browser_name, browser.browser_major_version, browser.os && `· ${browser.os}`]
    : [device?.device_manufacturer, device?.device_model ?? event.device, event.os && `· ${event.os}`];
  const isWord = (word) => typeof word === "string" || typeof word === "number";
  return words.filter(isWord).join(" ") || (isWord(sdk?.platform) ? `${sdk.platform}` : "");
}

/** The place of the address, as an event of a device or of the edge has it. */
export function placeOf(event) {
  const info = event.ip_info?.v4 ?? event.ip_info?.v6;
  return { address: event.ip_address ?? info?.address, city: info?.geolocation?.city_name, code: info?.geolocation?.country_code };
}

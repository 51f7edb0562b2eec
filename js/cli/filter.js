// The parameters of a search as options: the table of them, and what of a command line is a filter.

/** @typedef {import("../api/v4.js").SearchEventsFilter} Filter */
/** @typedef {import("./words.js").Option} Option */

/**
 * How a parameter is written, by the type that the client takes: the check of types compares the table with it.
 * @template V
 * @typedef {[V] extends [boolean | null | undefined] ? "flag" : [V] extends [number | null | undefined] ? "number"
 *   : [V] extends [readonly unknown[] | null | undefined] ? "list" : [V] extends [string | null | undefined] ? "text" : "time"} KindOf
 */

/** @param {string} about */
const flag = (about) => ({ kind: /** @type {const} */ ("flag"), about });
/** @param {string} about */
const number = (about) => ({ kind: /** @type {const} */ ("number"), about, value: "N" });
/** @param {string} about */
const time = (about) => ({ kind: /** @type {const} */ ("time"), about, value: "TIME" });
/** @param {string} about @param {string[]} choices */
const text = (about, ...choices) => ({ kind: /** @type {const} */ ("text"), about, value: "TEXT", choices });
/** @param {string} about @param {string[]} choices */
const list = (about, ...choices) => ({ kind: /** @type {const} */ ("list"), about, value: "TEXT", choices });

/** @type {{ [Name in keyof Required<Filter>]: Option & { kind: KindOf<Filter[Name]> } }} */
export const FILTER = {
  start: time("events of this time and later; seven days ago by default"),
  end: time("events up to this time; now by default"),
  reverse: flag("the oldest first"),
  limit: number("events on a page, 1 to 100; 10 by default"),
  pagination_key: text("where to go on, as the page before said"),
  total_hits: number("count the events of all pages, up to this many (1 to 1000)"),
  visitor_id: text("the visitor id"),
  high_recall_id: text("the High Recall ID"),
  linked_id: text("your own id for the event"),
  suspect: flag("flagged as suspicious"),
  min_suspect_score: number("the score that the event's must exceed"),
  bot: text("the result of the bot detection", "all", "good", "bad", "none"),
  bot_info: text("whether the event names a bot", "all", "none"),
  bot_info_category: list(
    "what the bot is for",
    "advertising_and_marketing",
    "aggregator",
    "ai_agent",
    "ai_assistant",
    "ai_browser",
    "ai_crawler",
    "ai_search",
    "browser_automation",
    "ecommerce",
    "monitoring_and_analytics",
    "other",
    "scraping",
    "security",
    "search_engine_crawler",
    "search_engine_optimization",
    "unknown",
  ),
  bot_info_identity: list("whether the bot is who it says it is", "verified", "signed", "spoofed", "unknown"),
  bot_info_confidence: list("how certain it is which bot it is", "low", "medium", "high"),
  bot_info_provider: list("the company that runs the bot, such as OpenAI"),
  bot_info_name: list("the name of the bot, such as ChatGPT-User"),
  ip_address: text("an IP address, or a range such as 10.0.0.0/24"),
  asn: text("the number of the autonomous system"),
  proxy: flag("the IP address belongs to a proxy"),
  tor_node: flag("the IP address is a node of the Tor network"),
  vpn: flag("a VPN was used"),
  vpn_confidence: text("how sure that is", "low", "medium", "high"),
  url: text("the URL of the page"),
  origin: text("the origin of the page"),
  bundle_id: text("the bundle id of the app; iOS"),
  package_name: text("the package name of the app; Android"),
  sdk_version: text("the version of the SDK"),
  sdk_platform: text("the platform of the SDK", "js", "android", "ios"),
  environment: list("the id of an environment"),
  source: list("the source of the events in place of the visitor's device", "edge"),
  incremental_identification_status: text("how far the identification has come", "partially_completed", "completed"),
  proximity_id: text("the zone in which the device is"),
  tampering: flag("the browser or the device hides what it is"),
  anti_detect_browser: flag("a browser made to escape recognition"),
  virtual_machine: flag("the browser runs in a virtual machine"),
  incognito: flag("the browser is in a private mode"),
  privacy_settings: flag("the browser keeps itself from being recognised"),
  developer_tools: flag("developer tools are open, or developer options on"),
  location_spoofing: flag("the device pretends to be somewhere else"),
  mitm_attack: flag("someone read or changed the traffic"),
  rare_device: flag("the device is rare"),
  rare_device_percentile_bucket: text("how rare the device is", "<p95", "p95-p99", "p99-p99.5", "p99.5-p99.9", "p99.9+", "not_seen"),
  emulator: flag("the app runs in an emulator; Android"),
  simulator: flag("the app or the browser runs in a simulator"),
  root_apps: flag("there are apps that manage root access; Android"),
  jailbroken: flag("the device is jailbroken; iOS"),
  frida: flag("the app is under the control of Frida"),
  cloned_app: flag("the app is a copy; Android"),
  factory_reset: flag("it is known that the device was reset"),
  active_call: flag("the device was in a call"),
  compromised_device_integrity: flag("the integrity of the device is compromised"),
};

/**
 * What a command line says of the events that it wants.
 * @param {import("./words.js").Values} values
 * @returns {Filter}
 */
export function filterOf(values) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(FILTER, name)));
}

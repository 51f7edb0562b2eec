// The query of the page's request -> a search: the API's own names, each as the client takes it, and `country`, which is ours.
import { Refused } from "./failure.js";

/** True or false. What is in none of these is text, or unknown: the client refuses it by its name. */
export const FLAGS = [
  ...["reverse", "suspect", "proxy", "tor_node", "vpn", "tampering", "anti_detect_browser", "virtual_machine", "incognito"],
  ...["privacy_settings", "developer_tools", "location_spoofing", "mitm_attack", "rare_device", "emulator", "simulator", "root_apps"],
  ...["jailbroken", "frida", "cloned_app", "factory_reset", "active_call", "compromised_device_integrity"],
];
export const NUMBERS = ["limit", "total_hits", "min_suspect_score"];
/** Unix milliseconds, or a date and time as text. */
export const TIMES = ["start", "end"];
/** Those that may be there several times. */
export const LISTS = [
  ...["bot_info_category", "bot_info_identity", "bot_info_confidence", "bot_info_provider", "bot_info_name"],
  ...["environment", "source"],
];

const NUMBER = /^-?\d{1,16}(\.\d+)?$/;

/** @returns {{ filter: object, country: string | undefined }} */
export function filterOf(url) {
  const { searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())];
  const entries = names.map((name) => [name, parameterOf(name, searchParams.getAll(name))]);
  const country = entries.find(([name]) => name === "country")?.[1];
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) throw refused("country", "two capital letters");
  return { filter: Object.fromEntries(entries.filter(([name]) => name !== "country")), country };
}

function parameterOf(name, values) {
  if (LISTS.includes(name)) return values;
  const [text, ...more] = values;
  if (more.length > 0) throw refused(name, "there only once");
  if (FLAGS.includes(name)) return flagOf(name, text);
  if (NUMBERS.includes(name)) return numberOf(name, text);
  return TIMES.includes(name) ? timeOf(name, text) : text;
}

function flagOf(name, text) {
  if (text !== "true" && text !== "false") throw refused(name, "true or false");
  return text === "true";
}

function numberOf(name, text) {
  if (!NUMBER.test(text)) throw refused(name, "a number");
  return Number(text);
}

function timeOf(name, text) {
  const time = NUMBER.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(time)) throw refused(name, "a time: Unix milliseconds, or such as 2026-03-01T12:00:00Z");
  return time;
}

const refused = (name, expected) => new Refused(400, "bad_request", `\`${name}\` must be ${expected}`);

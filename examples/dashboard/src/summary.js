// The chart and the breakdowns: of as many events of a search as a few calls bring.
import { breakdown } from "./breakdown.js";
import { bucketsOf } from "./buckets.js";
import { countryOf, walk } from "./search.js";

const BOTS = { bad: ["bad", { bot: "bad" }], good: ["good", { bot: "good" }], not_detected: ["not detected", { bot: "none" }] };
const PLATFORMS = ["js", "android", "ios"];
const UNKNOWN = ["unknown"];

export async function summaryOf(client, { filter, country }) {
  // The newest events, of all that the search finds: its pages are the table's.
  const { limit, pagination_key, total_hits, reverse, ...rest } = filter;
  const now = Date.now();
  const [walked, counted] = [[], []];
  let more;
  for await (const page of walk(client, rest)) {
    more = page.pagination_key;
    walked.push(...page.events);
    counted.push(...page.events.filter((event) => country === undefined || countryOf(event) === country));
  }
  return {
    buckets: bucketsOf(counted, rest, now),
    countries: breakdown(counted, countryEntry),
    bots: breakdown(counted, botEntry),
    platforms: breakdown(counted, platformEntry),
    events: counted.length,
    complete: more === undefined,
    // Before this time nothing was counted.
    ...(more !== undefined && { since: walked.at(-1)?.timestamp }),
  };
}

function countryEntry(event) {
  const code = countryOf(event);
  return code === undefined ? UNKNOWN : [code, { country: code }];
}

function botEntry(event) {
  const name = event?.bot_info?.name;
  if (typeof name === "string" && name !== "") return [name, { bot_info_name: name }];
  return typeof event?.bot === "string" && Object.hasOwn(BOTS, event.bot) ? BOTS[event.bot] : UNKNOWN;
}

function platformEntry(event) {
  if (event?.source === "edge") return ["edge", { source: "edge" }];
  const platform = event?.sdk?.platform;
  return PLATFORMS.includes(platform) ? [platform, { sdk_platform: platform }] : UNKNOWN;
}

// Events that a page can be tried with: many plain ones of the last week, the same in every run, and some that mean harm.

export const HOUR = 3_600_000;
export const NEEDLE = "qXw7RzPLkM2aB9dTnE4v";
export const FLAGGED_LATER = "Zk81PaUwqLmNoX5cYtRe";
export const TO_DELETE = "D0eVb5TtYxKq3WmAz7Lp";
export const HOSTILE = "h0st1leV1s1tor000000";
export const HOSTILE_EVENT = "1700000000000.host1e";
/** Text that turns the direction of writing around it and does not turn it back, with a soft hyphen and a tag, which nobody sees. */
export const BIDI = "\u202egpj.exe\u2066\u200f\u2067\u00ad\u{e0041}";
export const LONG = "W".repeat(5_000);
export const TAG = "<script>globalThis.injected = 1</script>";
export const IMAGE = '"><img src=x onerror="globalThis.injected = 2">';

const PLACES = [
  ["DE", "Germany", "Berlin", "Europe/Berlin"],
  ["US", "United States", "Ashburn", "America/New_York"],
  ["CZ", "Czechia", "Prague", "Europe/Prague"],
  ["BR", "Brazil", "São Paulo", "America/Sao_Paulo"],
  ["JP", "Japan", "Tokyo", "Asia/Tokyo"],
  ["IN", "India", "Mumbai", "Asia/Kolkata"],
  ["GB", "United Kingdom", "London", "Europe/London"],
];
const BROWSERS = [
  ["Chrome", "143", "Windows"],
  ["Safari", "19", "Mac OS X"],
  ["Firefox", "145", "Ubuntu"],
  ["Edge", "143", "Windows"],
];

/** Numbers from 0 to 1 that look random. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `count` events up to `now`, made of those of the mock. */
export function plainEvents(templates, count, now) {
  const random = numbers(7);
  const one = (list) => list[Math.floor(random() ** 1.6 * list.length)];
  const browser = templates.find(({ sdk, bot }) => sdk?.platform === "js" && bot === "not_detected");
  const android = templates.find(({ sdk, vpn }) => sdk?.platform === "android" && vpn !== undefined);
  const ios = templates.find(({ sdk }) => sdk?.platform === "ios");
  const visitors = Array.from({ length: Math.ceil(count / 6) }, () => idOf(random));
  return Array.from({ length: count }, (_, index) => {
    const age = index * ((6.9 * 24 * HOUR) / count) + random() * 60_000;
    const timestamp = Math.floor(now - 60_000 - age);
    const [code, country, city, timezone] = one(PLACES);
    const [name, version, os] = one(BROWSERS);
    const template = structuredClone(random() < 0.78 ? browser : random() < 0.5 ? android : ios);
    const isAttack = random() < (index % 90 > 70 ? 0.5 : 0.06);
    const isHidden = isAttack || random() < 0.15;
    const visitor_id = index === 3 ? NEEDLE : index === 5 ? FLAGGED_LATER : index % 40 === 9 ? TO_DELETE : one(visitors);
    const address = `203.0.113.${Math.floor(random() * 250) + 1}`;
    const v4 = { ...browser.ip_info.v4, address, geolocation: { ...browser.ip_info.v4.geolocation } };
    Object.assign(v4.geolocation, { country_code: code, country_name: country, city_name: city, timezone });
    const isBrowser = template.sdk.platform === "js";
    return {
      ...template,
      event_id: `${timestamp}.e${String(index).padStart(5, "0")}`,
      timestamp,
      linked_id: random() < 0.6 ? `account-${Math.floor(random() * 4_000)}` : undefined,
      identification: { ...template.identification, visitor_id, first_seen_at: timestamp - 9 * 24 * HOUR, last_seen_at: timestamp },
      ip_address: address,
      ip_info: { v4 },
      vpn: isHidden,
      proxy: isAttack,
      suspect_score: Math.floor(random() * 6) + (isHidden ? 8 : 0) + (isAttack ? 14 : 0),
      ...(isBrowser && {
        bot: isAttack ? "bad" : random() < 0.04 ? "good" : "not_detected",
        tampering: isAttack && random() < 0.4,
        incognito: random() < 0.12,
        browser_details: { ...template.browser_details, browser_name: name, browser_major_version: version, os },
      }),
    };
  });
}

function idOf(random) {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  return Array.from({ length: 20 }, () => letters[Math.floor(random() * letters.length)]).join("");
}

/** An event of which every text means harm, and a member is what nobody knows. */
export function hostileEvent(template, now) {
  const event = structuredClone(template);
  return {
    ...event,
    event_id: HOSTILE_EVENT,
    timestamp: now - 30_000,
    linked_id: `${BIDI}${TAG}`.slice(0, 256),
    url: "javascript:globalThis.injected = 3",
    client_referrer: LONG,
    user_agent: `${TAG}${IMAGE}${LONG}`,
    identification: { ...event.identification, visitor_id: HOSTILE, confidence: null },
    browser_details: { ...event.browser_details, browser_name: `${BIDI}Chrome`, os: TAG },
    bot: "bad",
    bot_info: { name: `${IMAGE}${BIDI}`, provider: TAG, provider_url: "javascript:globalThis.injected = 4", category: "unknown" },
    tags: { [`${BIDI}key`]: IMAGE, [TAG]: LONG, nested: { deep: [[["deeper"]]] }, "": "", nothing: null, __proto__: null },
    ip_info: { v4: { address: IMAGE, geolocation: { country_code: "<b", city_name: `${BIDI}${LONG}` } } },
    velocity: "much",
    future_signal: { level: TAG, list: [1, { two: 2 }] },
    another_one: true,
  };
}

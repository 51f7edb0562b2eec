// What the users' programs share: a workspace with some events, and the options of a client of it.
import type { Options } from "@fingerprintjs/fingerprintjs-pro-server-api";
import { createMockApi } from "fingerprint-edge/mock";

export const API_KEY = "secret-key-of-the-shop";
export const VISITOR_ID = "Ibk1527CUFmcnjLwIs4A9";
/** Of this visitor's events, from the newest to the oldest. */
export const REQUEST_IDS = ["1764000300000.cccccc", "1764000200000.bbbbbb", "1764000100000.aaaaaa"] as const;
export const BOT_REQUEST_ID = "1764000400000.dddddd";
export const NOW = 1764000500000;
export const SEALING_KEY = Buffer.alloc(32, 7);

const browser_details = {
  browser_name: "Chrome",
  browser_major_version: "142",
  browser_full_version: "142.0.7444",
  os: "Windows",
  os_version: "11",
  device: "Other",
};

function eventOf(event_id: string, more: object): object {
  const timestamp = Number(event_id.slice(0, 13));
  return { event_id, timestamp, url: "https://shop.example/login", user_agent: "Mozilla/5.0", browser_details, replayed: false, ...more };
}

const events = [
  ...REQUEST_IDS.map((id, at) =>
    eventOf(id, {
      ip_address: "203.0.113.7",
      linked_id: at === 1 ? "order-7" : "order-8",
      tags: { cart: { items: at } },
      identification: {
        visitor_id: VISITOR_ID,
        visitor_found: true,
        confidence: { score: 0.97, version: "1.1" },
        first_seen_at: 1763000000000,
        last_seen_at: 1763900000000,
      },
      bot: "not_detected",
      vpn: false,
      vpn_confidence: "high",
      suspect_score: 4,
    }),
  ),
  eventOf(BOT_REQUEST_ID, {
    ip_address: "198.51.100.9",
    bot: "bad",
    bot_type: "headlessChrome",
    vpn: true,
    vpn_confidence: "low",
    suspect_score: 41,
  }),
];

/** A mock of the API with these events, and answers as older releases give them: visits in pages. */
export const api = createMockApi({ apiKey: API_KEY, events, now: NOW, v3VisitsPaged: true });

/** The host's `fetch`, as far as its users see. */
export const send = api.fetch as unknown as typeof fetch;

/** The options of a client; the run of the programs may add some, in which nothing that they say changes. */
export function optionsWith(more: Partial<Options> = {}): Options {
  return { apiKey: API_KEY, fetch: send, ...JSON.parse(process.env.CLIENT_OPTIONS ?? "{}"), ...more };
}

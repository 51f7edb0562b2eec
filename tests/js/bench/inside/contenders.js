// Who is compared: clients with the same four operations over `globalThis.fetch`.

import { FingerprintServerApiClient } from "@fingerprint/node-sdk";
import { FingerprintClient } from "fingerprint-edge";

const apiKey = "secret-key";
/** Where all of them send to; the official SDK knows no other place. */
export const ORIGIN = "https://api.fpjs.io";

/** Each is made when `globalThis.fetch` is what it is to call: the official SDK keeps the one that it finds. */
export const CONTENDERS = {
  ours: () => new FingerprintClient({ apiKey }),
  "ours, fetch option": () => new FingerprintClient({ apiKey, fetch: (url, init) => globalThis.fetch(url, init) }),
  official: () => new FingerprintServerApiClient({ apiKey }),
  /** What its user writes for the time limit that ours has. */
  "official, time limit": () =>
    new FingerprintServerApiClient({
      apiKey,
      fetch: (url, init) => globalThis.fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }),
    }),
  floor: () => FLOOR,
};

/** What remains without any client. */
const FLOOR = {
  getEvent: (id) => json(`/v4/events/${encodeURIComponent(id)}`),
  searchEvents: (filter) => json(`/v4/events?${new URLSearchParams(filter)}`),
  updateEvent: (id, update) => send(`/v4/events/${encodeURIComponent(id)}`, "PATCH", JSON.stringify(update)),
  deleteVisitorData: (id) => send(`/v4/visitors/${encodeURIComponent(id)}`, "DELETE"),
};

const headers = { authorization: `Bearer ${apiKey}` };

async function json(path) {
  const response = await fetch(ORIGIN + path, { headers });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.error.message), { statusCode: response.status });
  return body;
}

async function send(path, method, body) {
  const response = await fetch(ORIGIN + path, { method, headers, body });
  if (!response.ok) throw Object.assign(new Error(response.statusText), { statusCode: response.status });
}

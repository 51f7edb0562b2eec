// Clients, pages and errors of all kinds, made with keys and ids that none of them may show.

import { rejects } from "./assert.js";
import { KEYS, SECRET_ID } from "./channels.js";
import { controlOf, IQ_KEY as MOCKS_IQ_KEY } from "./faces.js";
import { apiError, drop, hang, json, text } from "./support.js";

const [KEY, IQ_KEY] = KEYS;
/** Nobody listens there. */
const CLOSED = "http://127.0.0.1:1";

/** The clients of the three systems, each with calls whose URLs hold the id. */
export const SYSTEMS = {
  FingerprintClient: {
    key: KEY,
    calls: [
      (client) => client.getEvent(SECRET_ID, { ruleset_id: SECRET_ID }),
      (client) => client.searchEvents({ linked_id: SECRET_ID }),
      (client) => client.updateEvent(SECRET_ID, { suspect: true }),
      (client) => client.deleteVisitorData(SECRET_ID),
    ],
  },
  FingerprintV3Client: {
    key: KEY,
    calls: [
      (client) => client.getEvent(SECRET_ID),
      (client) => client.searchEvents({ limit: 1, linked_id: SECRET_ID }),
      (client) => client.getVisits(SECRET_ID),
      (client) => client.getRelatedVisitors(SECRET_ID),
    ],
  },
  FingerprintIqClient: { key: IQ_KEY, calls: [(client) => client.getEvent(SECRET_ID)] },
};

export function clientOf({ lib, host }, system, options) {
  return new lib[system]({ apiKey: SYSTEMS[system].key, maxRetries: 0, ...host.clientOptions, ...options });
}

/** What a `fetch` may reject with that tells all it was called with. */
function echoes(input, init) {
  const told = `${init.method} ${input} failed, sent ${JSON.stringify(init)}`;
  const echo = { url: input, init, headers: init.headers, request: new Request(input, { headers: init.headers }) };
  return [
    told,
    new TypeError(told),
    new Error("fetch failed", { cause: new Error(told) }),
    Object.assign(new Error(told, { cause: Object.assign(new Error(told), echo) }), echo, { code: told, name: told }),
    new AggregateError([new Error(told)], told),
    { ...echo, toString: () => told },
    { ...echo, message: told, toJSON: () => told },
    { [Symbol.toPrimitive]: () => told },
    new Response(told, { status: 502, headers: init.headers }),
    [input, init],
  ];
}

/** A `fetch` for each echo. */
function echoing() {
  return echoes("https://example.com/", {}).map((_, index) => (input, init) => Promise.reject(echoes(input, init)[index]));
}

/** Replies of every kind that a call can fail with. */
const replies = () => [
  hang(),
  text(""),
  text("<html>"),
  json({}),
  text("<html>", { status: 404 }),
  text(null, { status: 302, headers: { location: `https://elsewhere.example/${encodeURIComponent(SECRET_ID)}` } }),
  apiError(404, "event_not_found"),
  apiError(429, "too_many_requests"),
];

/** Everything to look at, as `[what it is, value]`. */
export async function exhibits(t) {
  const shown = [];
  for (const [system, { key, calls }] of Object.entries(SYSTEMS)) {
    for (const apiKey of [key, () => key, async () => key]) {
      const client = clientOf(t, system, { apiKey, fetch: drop() });
      await client.getEvent(SECRET_ID).catch(() => {});
      shown.push([system, client]);
    }
    const fetches = [...replies(), ...echoing()];
    for (const [index, fetch] of fetches.entries()) {
      const client = clientOf(t, system, { fetch, timeout: 30 });
      for (const call of calls) {
        const page = call(client);
        shown.push([`what a call of ${system} gives`, page]);
        // An operation without an answer takes any success.
        const error = await page.then(
          () => undefined,
          (reason) => reason,
        );
        if (error !== undefined) shown.push([`error ${index} of ${system}`, error]);
      }
    }
    for (const client of [clientOf(t, system, { baseUrl: CLOSED, timeout: 10_000 }), await broken(t, system)]) {
      shown.push([`what the runtime says to ${system}`, await rejects(client.getEvent(SECRET_ID), t.lib.NetworkError)]);
    }
    shown.push([`what ${system} refuses`, await rejects(clientOf(t, system, { apiKey: () => `${key}\n` }).getEvent(SECRET_ID), TypeError)]);
    shown.push([`what ${system} refuses`, await rejects(clientOf(t, system).getEvent([SECRET_ID]), TypeError)]);
  }
  return shown;
}

/** A client with the mock's own key, whose next calls meet a server that hangs up. */
async function broken(t, system) {
  const control = controlOf(t.mockUrl);
  await control("reset", "");
  await control("fail", JSON.stringify({ drop: true, times: 20 }));
  return clientOf(t, system, { baseUrl: t.mockUrl, apiKey: system === "FingerprintIqClient" ? MOCKS_IQ_KEY : t.apiKey });
}

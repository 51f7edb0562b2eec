// An API that deletes visitors, counts what it is asked, and watches over its quota; and what fails on the way to it.
//
// `faults` says of a visitor how its first requests go, one after the other, and `searchFaults` the first searches for it;
// further ones are answered as they should be.

import { createServer } from "node:http";
import { onLoopback } from "../loopback.mjs";

const error = (status, code, headers = {}) => ({ status, headers, body: { error: { code, message: `the API says ${code}` } } });

/**
 * What the API answers. `deed` says that the visitor is deleted first, `atOnce` that nobody finds it from then on; without an
 * answer, what becomes of the connection.
 */
export const FAULTS = {
  400: { answer: error(400, "request_cannot_be_parsed") },
  403: { answer: error(403, "feature_not_enabled") },
  404: { answer: error(404, "visitor_not_found") },
  429: { answer: error(429, "too_many_requests") },
  "429 for a second": { answer: error(429, "too_many_requests", { "retry-after": "1" }) },
  500: { answer: error(500, "failed") },
  "500 after the deed": { deed: true, atOnce: true, answer: error(500, "failed") },
  503: { answer: { status: 503, headers: {}, body: "a gateway" } },
  504: { answer: { status: 504, headers: {}, body: "a gateway" } },
  "504 after the deed": { deed: true, answer: { status: 504, headers: {}, body: "a gateway" } },
  firewall: { answer: { status: 403, headers: {}, body: "<h1>blocked</h1>" } },
  redirect: { answer: { status: 302, headers: { location: "https://elsewhere.example/" }, body: "" } },
  hang: { then: "hang" },
  "hang after the deed": { deed: true, then: "hang" },
  drop: { then: "drop" },
  "drop after the deed": { deed: true, then: "drop" },
  hold: { then: "hold" },
  "hold after the deed": { deed: true, then: "hold" },
};

/** `visibleFor` is how long a deleted visitor is still found: the API deletes later than it says that it will. */
export async function startApi({ faults = () => [], searchFaults = () => [], perHour = 30, perDay = 500, hourMs, visibleFor = 0 }) {
  const api = { requests: [], searches: new Map(), deeds: new Map(), refused: [], overdrawn: [], held: undefined };
  const asked = new Map();
  const goneAt = new Map();

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url, "http://api.test");
    const answer = ({ status, headers, body }) =>
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(typeof body === "string" ? body : JSON.stringify(body));
    if (url.pathname === "/refused") {
      api.refused.push(...JSON.parse(text));
      return answer({ status: 200, body: {} });
    }
    if (request.headers.authorization !== "Bearer secret-key-of-test") return answer(error(403, "secret_api_key_not_found"));
    if (request.method === "GET") return answer(search(url.searchParams.get("visitor_id")));
    remove(decodeURIComponent(url.pathname.slice("/v4/visitors/".length)), answer, request);
  });

  function search(visitor) {
    const times = api.searches.get(visitor) ?? 0;
    api.searches.set(visitor, times + 1);
    const name = searchFaults(visitor)[times];
    if (name !== undefined) return FAULTS[name].answer;
    return isGone(visitor) ? FAULTS[404].answer : { status: 200, body: { events: [{ event_id: "1", timestamp: 1 }] } };
  }

  const isGone = (visitor) => faults(visitor)[0] === "404" || Date.now() >= (goneAt.get(visitor) ?? Number.POSITIVE_INFINITY);

  function remove(visitor, answer, { socket }) {
    const now = Date.now();
    api.requests.push({ visitor, at: now });
    for (const [most, ms] of [
      [perHour, hourMs],
      [perDay, 24 * hourMs],
    ]) {
      const within = api.requests.filter(({ at }) => now - at < ms).length;
      if (within > most) api.overdrawn.push(`${within} within ${ms} ms`);
    }
    const times = asked.get(visitor) ?? 0;
    asked.set(visitor, times + 1);
    const name = faults(visitor)[times];
    const { deed, atOnce, answer: said, then } = name === undefined ? { deed: true, answer: { status: 200, body: "" } } : FAULTS[name];
    if (isGone(visitor)) return answer(FAULTS[404].answer);
    if (deed) {
      api.deeds.set(visitor, [...(api.deeds.get(visitor) ?? []), now]);
      goneAt.set(visitor, now + (atOnce ? 0 : visibleFor));
    }
    if (then === "hold") api.held?.(visitor);
    if (then === "drop") return socket.destroy();
    if (then) return;
    answer(said);
  }

  return Object.assign(api, await onLoopback(server));
}

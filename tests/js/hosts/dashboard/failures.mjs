// What the API may answer, or not, and what the page is told of it.

import { deepEqual, equal, match, ok } from "../../contract/assert.js";
import { apiError, html, json, startUpstream } from "../../examples/upstream.mjs";
import { BINDINGS, person } from "./person.mjs";

const EVENT = "/api/events/1708102555327.NLOjmg";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";

/** Use with an API that answers as it is told. */
async function over(start, use) {
  let answer;
  const upstream = await startUpstream((request) => (typeof answer === "function" ? answer(request) : answer));
  try {
    const one = person(await start({ ...BINDINGS, FINGERPRINT_BASE_URL: upstream.url }));
    await one.signIn();
    await use(one, upstream, (next) => {
      answer = next;
    });
  } finally {
    await upstream.close();
  }
}

export async function checkFailures(start) {
  await over(start, async (one, upstream, next) => {
    const get = () => one.get(EVENT);
    const remove = () => one.change("DELETE", `/api/visitors/${VISITOR}`, { confirm: VISITOR });
    const flag = () => one.change("PATCH", EVENT, { suspect: true });
    const later = { "retry-after": "60" };
    for (const [send, answer, status, code, more = {}] of [
      [get, apiError(404, "event_not_found"), 404, "not_found", { apiCode: "event_not_found" }],
      [get, apiError(403, "secret_api_key_not_found"), 403, "forbidden", { apiCode: "secret_api_key_not_found" }],
      [get, apiError(401, "unauthorized"), 403, "forbidden", { apiCode: "unauthorized" }],
      [get, html(401), 403, "forbidden"],
      [remove, apiError(403, "feature_not_enabled"), 403, "forbidden", { apiCode: "feature_not_enabled" }],
      [remove, apiError(400, "request_cannot_be_parsed"), 400, "bad_request", { apiCode: "request_cannot_be_parsed" }],
      [remove, apiError(429, "too_many_requests", later), 429, "too_many_requests", { apiCode: "too_many_requests", retryAfter: 60 }],
      [remove, html(429), 429, "too_many_requests"],
      [remove, html(500), 502, "api_failed", { mayHaveArrived: true }],
      [remove, apiError(500, "internal_error"), 502, "api_failed", { apiCode: "internal_error", mayHaveArrived: true }],
      [remove, html(302), 502, "api_failed", { mayHaveArrived: true }],
      [remove, json(200, {}), 204],
      [flag, apiError(409, "state_not_ready", later), 409, "conflict", { apiCode: "state_not_ready", retryAfter: 60 }],
      [get, apiError(429, "too_many_requests", later), 429, "too_many_requests", { apiCode: "too_many_requests", retryAfter: 60 }],
      [get, html(503, later), 502, "api_failed", { retryAfter: 60 }],
      [get, html(301, { location: "https://evil.example/" }), 502, "api_failed"],
      [get, html(418), 502, "api_failed"],
      [get, html(200), 502, "api_failed"],
      [get, { status: 200 }, 502, "api_failed"],
      [get, json(200, []), 502, "api_failed"],
      [() => one.get("/api/events"), json(200, { events: {} }), 502, "api_failed"],
      [() => one.get("/api/events"), json(200, { events: [null, 7, "x", {}] }), 200],
      [() => one.get("/api/summary"), json(200, { events: [null, 7, "x", { timestamp: "x" }, { timestamp: 1e300 }] }), 200],
      [() => one.get("/api/summary"), apiError(403, "wrong_region"), 403, "forbidden", { apiCode: "wrong_region" }],
    ]) {
      next(answer);
      const said = await send();
      const { message, code: _, ...rest } = said.json?.error ?? {};
      deepEqual([said.status, said.code, rest], [status, code, more], `${answer.status} ${answer.body}`);
      if (more.retryAfter) equal(said.headers.get("retry-after"), "60", "as a header, too");
      ok(!/gateway|<h1>/.test(said.text), "nothing of another's page");
    }
    // A server that echoes the key, and one that says much.
    next(json(403, { error: { code: "secret_api_key_not_found", message: "no key test-secret-key" } }));
    equal((await get()).status, 403, "a key that is echoed");
    for (const length of [10_000, 100_000]) {
      next(json(403, { error: { code: "x".repeat(length), message: "y".repeat(length) } }));
      ok((await get()).text.length < 1_000, "a long message");
    }
    next(json(200, { events: [{ event_id: "__proto__", timestamp: 1, bot: "bad" }] }));
    match((await one.get("/api/events")).text, /"verdicts":\{"__proto__":"bad"\}/, "an event with an odd id");
    // What the browser sent stays here, but for what the API is asked.
    ok(!/__Host-session|csrf|dash\.example|correct horse/.test(JSON.stringify(upstream.asked)), "what reached the API");
    await upstream.close();
    for (const send of [get, remove, flag]) {
      const { status, code } = await send();
      deepEqual([status, code], [502, "api_failed"], "an API that is not there");
    }
  });
}

/** In parallel to all the rest: each waits for the end of the Worker's patience. */
export function checkSlowness(start) {
  return over(start, async (one, _upstream, next) => {
    const page = { events: [{ event_id: "1.a", timestamp: Date.now(), vpn: true }], pagination_key: "1" };
    next(({ method, url }) =>
      method === "GET" && url.includes("vpn") && !url.includes("pagination_key") ? json(200, page) : { slow: true },
    );
    const [got, searched, removed, partly] = await Promise.all([
      one.get(EVENT),
      one.get("/api/summary"),
      one.change("DELETE", `/api/visitors/${VISITOR}`, { confirm: VISITOR }),
      one.get("/api/summary?vpn=true"),
    ]);
    deepEqual([got.status, got.code, got.json.error.mayHaveArrived], [504, "timeout", undefined], "a slow event");
    deepEqual([searched.status, searched.code], [504, "timeout"], "a slow search");
    deepEqual([removed.status, removed.code, removed.json.error.mayHaveArrived], [504, "timeout", true], "a slow deletion");
    deepEqual([partly.status, partly.json.events, partly.json.complete], [200, 1, false], "a summary that is slow later on");
  });
}

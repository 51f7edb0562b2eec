// examples/bun: who is told a verdict, and what it is.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { rawStatus, wrongTokens } from "./strangers.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const TOKEN = "3c5f0f2a9d";
const IP = "203.0.113.7";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";

let made = 0;

/** An event of now that may count, with these fields besides. */
function eventOf(fields) {
  made += 1;
  const timestamp = Date.now() - 1_000;
  const event_id = `${timestamp}.Bn${String(made).padStart(4, "0")}`;
  return { event_id, timestamp, ip_address: IP, replayed: false, bot: "not_detected", tampering: false, ...fields };
}

export async function check(start, { unspoken }) {
  unspoken.push(IP, VISITOR, ".Bn0", "as the API says it");
  const answers = new Map();
  const upstream = await startUpstream(({ url }) => answers.get(url.split("?")[0]) ?? apiError(404, "event_not_found"));
  try {
    const bindings = { VERDICT_TOKEN: TOKEN, FINGERPRINT_SECRET_KEY: "secret-key-of-test", FINGERPRINT_BASE_URL: upstream.url };
    for (const name of ["VERDICT_TOKEN", "FINGERPRINT_SECRET_KEY"]) {
      for (const value of [undefined, ""]) {
        const error = await start({ ...bindings, [name]: value }).catch((error) => error);
        match(error.message, /VERDICT_TOKEN and FINGERPRINT_SECRET_KEY must be set/, `without ${name}`);
      }
    }
    const { url } = await start(bindings);
    const send = sender(url);
    const ask = async ({ fields, answer, event = eventOf(fields), ip = IP } = {}) => {
      answers.set(`/v4/events/${event.event_id}`, answer ?? json(200, event));
      return send(`/verdicts/${event.event_id}?ip=${encodeURIComponent(ip)}`);
    };
    await checkStrangers(url, send, upstream);
    await checkVerdicts(ask);
    await checkIds(send, upstream, answers);
    await checkAnswers(ask, upstream);
  } finally {
    await upstream.close();
  }
}

/** Sends with the token, unless other headers say otherwise; gives the status, the body, and when to come again. */
function sender(url) {
  return async (path, { headers, method = "GET", body } = {}) => {
    const response = await fetch(url + path, { method, body, headers: { authorization: `Bearer ${TOKEN}`, ...headers } });
    const text = await response.text();
    ok(!/secret-key-of-test|3c5f0f2a9d|gateway\.|<|\.js|203\.0\.113\.7/.test(text), `no secret, no stack and no address in ${text}`);
    equal(response.headers.get("cache-control"), "no-store", "cache-control");
    const later = response.headers.get("retry-after");
    return [response.status, JSON.parse(text), ...(later === null ? [] : [later])];
  };
}

async function checkStrangers(url, send, { asked }) {
  const path = `/verdicts/1708102555327.NLOjmg?ip=${IP}`;
  for (const authorization of wrongTokens(TOKEN))
    deepEqual(await send(path, { headers: { authorization } }), [401, { error: "unauthorized" }], `with ${authorization}`);
  for (const none of ["/", "//", "/verdicts", "/verdicts/", "/verdicts/a/b", "/VERDICTS/a", "/__proto__", "/verdicts/a%00/b"])
    deepEqual(await send(none), [404, { error: "no_such_route" }], none);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) equal((await send(path, { method }))[0], 404, method);
  equal((await send("/verdicts/a"))[0], 400, "no address");
  equal((await send("/verdicts/a?ip="))[0], 400, "an empty address");
  const large = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n${"x".repeat(5_000)}`;
  equal(await rawStatus(url, large), 413, "a large body");
  deepEqual(asked, [], "what the API was asked by strangers");
}

async function checkVerdicts(ask) {
  const event = eventOf();
  deepEqual(await ask({ event }), [200, { event_id: event.event_id, ok: true, reasons: [] }], "an event that may count");
  equal((await ask({ fields: { ip_address: `::ffff:${IP}` } }))[1].ok, true, "the same address in another form");
  const bad = [
    ["too_old", { timestamp: Date.now() - 3 * 60_000 }],
    ["from_the_future", { timestamp: Date.now() + 60 * 60_000 }],
    ["timestamp_missing", { timestamp: undefined }],
    ["ip_mismatch", { ip_address: "198.51.100.9" }],
    ["ip_missing", { ip_address: undefined }],
    ["replayed", { replayed: true }],
    ["signal_denied", { bot: "bad" }],
    ["signal_unknown", { bot: "undecided" }],
    ["signal_missing", { tampering: undefined }],
  ];
  for (const [reason, fields] of bad) {
    const [status, { ok: good, reasons }] = await ask({ fields });
    deepEqual([status, good, reasons], [200, false, [reason]], JSON.stringify(fields));
  }
  for (const ip of ["nowhere", "203.0.113.7.evil", "203.0.113", "null", "1e9"])
    deepEqual(await ask({ ip }), [400, { error: "bad_argument" }], `the address ${ip}`);
}

async function checkIds(send, { asked }, answers) {
  answers.clear();
  asked.length = 0;
  const statuses = await Promise.all(
    ["%zz", "%", "%E0%A4%A", "%00", "%20", "a%2F..%2Fb", "a%3Fb%23c", "..%2f..%2fv4%2fevents", "x".repeat(3_000)].map(async (id) => {
      const [status] = await send(`/verdicts/${id}?ip=${IP}`);
      return [id.slice(0, 20), status];
    }),
  );
  for (const [id, status] of statuses) ok(status === 400 || status === 404, `the id ${id}: ${status}`);
  deepEqual(
    asked.filter(({ url }) => !/^\/v4\/events\/[^/?]+$/.test(url)),
    [],
    "no id reached another path",
  );
  ok(!JSON.stringify(asked).includes(TOKEN), "the token at the API");
}

async function checkAnswers(ask, { asked }) {
  const [gateway, later] = [
    [502, { error: "bad_gateway" }],
    [503, { error: "try_again_later" }],
  ];
  const cases = [
    [html(301, { location: "https://evil.example/" }), gateway],
    [html(418), gateway],
    [html(200), gateway],
    [{ status: 200 }, gateway],
    [json(200, []), gateway],
    [apiError(403, "secret_api_key_not_found"), gateway],
    [apiError(404, "event_not_found"), [404, { error: "no_such_event" }]],
    [html(404), [404, { error: "no_such_event" }]],
    [html(503), later],
    [apiError(429, "too_many_requests", { "retry-after": "17" }), [...later, "17"]],
    [{ slow: true }, later],
  ];
  const results = await Promise.all(cases.map(([answer]) => ask({ answer })));
  for (const [index, [answer, expected]] of cases.entries()) deepEqual(results[index], expected, JSON.stringify(answer));
  // Something that is no event is none of ours to judge: no verdict, and nobody gets through.
  for (const fields of [{ timestamp: "soon" }, { ip_address: 7 }, { bot: null }]) {
    const [status, body] = await ask({ fields });
    ok(status !== 200 || body.ok === false, `an event with ${JSON.stringify(fields)}: ${status}`);
  }
  asked.length = 0;
  equal((await ask({ answer: apiError(404, "event_not_found") }))[0], 404, "an event that never comes");
  ok(asked.length <= 10, `${asked.length} requests for an event that never comes`);
}

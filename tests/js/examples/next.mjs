// examples/next: who gets in by the edge route, and who past the middleware. Run by tests/js/hosts, over each Next that is there.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { BINDINGS, checkGuard, IP, sealed } from "./guards.mjs";
import { startRedis } from "./redis.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const KEY = "secret-key-of-test";
const KV_REST_API_TOKEN = "token-of-the-store";
const UNREAD = [400, { error: "no_sealed_result" }];
const REFUSED = [403, { error: "not_trusted" }];
const FAILED = [500, { error: "internal" }];

export async function check(start, { unspoken }) {
  unspoken.push(IP, "ada@shop.example", "Ibk1527CUFmcnjLwIs4A9", ".Qw0", "as the API says it");
  const redis = await startRedis(KV_REST_API_TOKEN);
  let answer = edgeEvent();
  const upstream = await startUpstream(() => answer);
  const environment = {
    ...BINDINGS,
    FINGERPRINT_SECRET_KEY: KEY,
    FINGERPRINT_BASE_URL: upstream.url,
    KV_REST_API_URL: redis.url,
    KV_REST_API_TOKEN,
    SITE_ORIGIN: "https://shop.example",
    CLIENT_IP_HEADER: "x-address-of-the-host",
  };
  try {
    const { url } = await start(environment);
    await checkSignUp(url, redis);
    await checkMiddleware(url, upstream, (next) => (answer = next));
    await checkUnset(start, environment);
  } finally {
    await Promise.all([redis.close(), upstream.close()]);
  }
}

const signUpAt =
  (url) =>
  async (sealedResult, ip = IP, headers = {}, body = JSON.stringify({ email: "ada@shop.example", sealedResult })) => {
    const response = await fetch(`${url}/api/sign-up`, { method: "POST", body, headers: { "x-address-of-the-host": ip, ...headers } });
    return [response.status, await response.json()];
  };

async function checkSignUp(url, redis) {
  const signUp = signUpAt(url);
  await checkGuard(signUp, { refused: REFUSED, unread: UNREAD, v3Refused: REFUSED, used: [409, { error: "used_before" }] });
  ok(
    redis.commands.every((key) => key.startsWith("used:")),
    "the keys of the store",
  );
  const forwarded = { "x-forwarded-for": IP, "x-real-ip": IP, "x-vercel-forwarded-for": IP, forwarded: `for=${IP}`, undefined: IP };
  deepEqual(await signUp(sealed(), "198.51.100.9", forwarded), REFUSED, "an address that the visitor wrote");
  deepEqual(await signUp(sealed(), ""), REFUSED, "no address");
  const elsewhere = sealed({ url: "https://evil.example/join" });
  deepEqual(await signUp(elsewhere, IP, { host: "evil.example", "x-forwarded-host": "evil.example" }), REFUSED, "a host that they wrote");
  for (const none of [undefined, null, 7, {}, [sealed()]]) deepEqual(await signUp(none), UNREAD, "no sealed result");

  const send = async (body) => (await signUp(undefined, IP, {}, body))[1].error;
  for (const malformed of ["", "{", "null", "7", '"text"', "email=ada", "\u0000"])
    equal(await send(malformed), "no_json_object", `the body ${malformed}`);
  for (const odd of ["[]", "{}", '{"email":7}', '{"email":""}', '{"__proto__":{"email":"ada"}}'])
    equal(await send(odd), "no_email", `the body ${odd}`);
  const large = await send(JSON.stringify({ padding: "x".repeat(300_000) })).catch(({ message }) => message);
  // Who still sends when the answer is given may meet a connection that is closed.
  ok(["too_large", "fetch failed"].includes(large), `a large body: ${large}`);
  for (const method of ["GET", "PUT", "DELETE", "PATCH"])
    equal((await fetch(`${url}/api/sign-up`, { method, body: method === "GET" ? undefined : "{}" })).status, 405, method);

  const one = sealed();
  redis.fails = 503;
  deepEqual(await signUp(one), FAILED, "a store that fails");
  redis.fails = undefined;
  equal((await signUp(one))[0], 201, "after it has failed");
}

/** What the API says of a request. */
const edgeEvent = (fields) => json(200, { event_id: "1.edge", timestamp: Date.now(), source: "edge", proxy: false, ...fields });

async function checkMiddleware(url, { asked }, use) {
  asked.length = 0;
  const visit = async (headers = {}, path = "/checkout") => {
    const response = await fetch(url + path, { headers: { "x-address-of-the-host": IP, ...headers } });
    const text = await response.text();
    ok(!/secret-key|gateway|as the API|\.js:\d/.test(text), `no secret and no stack in ${text}`);
    if (response.status === 200) match(text, /<h1>Checkout<\/h1>/, "the page");
    return response.status;
  };
  equal(await visit({ cookie: "session=of-a-visitor", authorization: "Basic of-a-visitor" }), 200, "a visitor");
  const [{ body, headers }] = asked;
  deepEqual([JSON.parse(body).ipv4_address, headers.authorization], [IP, `Bearer ${KEY}`], "what the API is told");
  ok(!body.includes("of-a-visitor"), "no cookie and no password at the API");

  const robot = { category: "ai_agent", provider: "someone", name: "a robot", identity: "verified", confidence: "high" };
  const cases = [
    ["a robot", edgeEvent({ bot_info: robot }), 403],
    ["a proxy", edgeEvent({ proxy: true }), 403],
    ["no word about proxies", edgeEvent({ proxy: undefined }), 403],
    ["a refused key", apiError(403, "secret_api_key_not_found"), 503],
    ["a broken API", html(500), 503],
    ["a redirect", html(302, { location: "/" }), 503],
    ["no event", json(200, []), 503],
    ["too many requests", apiError(429, "too_many_requests", { "retry-after": "60" }), 503],
    ["a slow API", { slow: true }, 503],
  ];
  for (const [what, answer, status] of cases) {
    use(answer);
    equal(await visit(), status, what);
  }
  use(edgeEvent({ bot_info: robot }));
  const disguised = Array.from({ length: 5 }, () => "middleware").join(":");
  const tricks = [
    { "x-middleware-subrequest": disguised },
    { "x-middleware-subrequest": `src/${disguised}` },
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": "/checkout" },
    { purpose: "prefetch", "next-router-prefetch": "1", rsc: "1" },
  ];
  for (const headers of tricks) equal(await visit(headers), 403, JSON.stringify(headers));
  for (const path of ["/checkout/", "//checkout", "/checkout?x=1", "/%63heckout", "/checkout/.", "/x/../checkout", "/checkout.rsc"])
    ok([403, 404].includes(await visit({}, path)), path);
  use(edgeEvent());
  asked.length = 0;
  for (const [what, ip] of [
    ["no address", ""],
    ["two addresses", `${IP}, 198.51.100.9`],
    ["none", "nowhere"],
  ])
    ok((await visit({ "x-address-of-the-host": ip, "x-forwarded-for": IP })) !== 200, what);
  deepEqual(asked, [], "what the API was asked about them");
}

async function checkUnset(start, environment) {
  for (const name of ["FINGERPRINT_SEALED_KEY", "KV_REST_API_URL", "KV_REST_API_TOKEN", "SITE_ORIGIN", "CLIENT_IP_HEADER"]) {
    const { [name]: _, ...rest } = environment;
    const { url } = await start(rest);
    deepEqual(await signUpAt(url)(sealed(), IP, { undefined: IP }), FAILED, `without ${name}`);
    if (name !== "CLIENT_IP_HEADER") continue;
    const response = await fetch(`${url}/checkout`, { headers: { undefined: IP } });
    equal(response.status, 503, "the middleware without it");
  }
}

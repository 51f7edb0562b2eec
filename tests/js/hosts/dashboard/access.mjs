// Who gets in by Cloudflare Access: with its token alone, of this team, for this application, in time.

import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { deepEqual, equal, match, ok } from "../../contract/assert.js";
import { Response } from "../../tools.mjs";
import { bound, CHANGING } from "./changing.mjs";
import { BINDINGS, ORIGIN, person, refused } from "./person.mjs";

const TEAM = "https://shop.cloudflareaccess.com";
const AUDIENCE = "4714c1358e65fe4b408ad6d432a5f878f08194bdb4752441fd56faefa9b2b6f2";
const CERTS = `${TEAM}/cdn-cgi/access/certs`;

const made = (kid) => ({ kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) });
const keys = { now: made("now"), next: made("next"), other: made("now") };
const jwkOf = ({ kid, publicKey }) => ({ ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" });

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = () => Math.floor(Date.now() / 1000);

function claimsOf(claims) {
  const now = seconds();
  return {
    aud: [AUDIENCE],
    iss: TEAM,
    sub: "a0f884f7",
    email: "ada@shop.example",
    iat: now,
    nbf: now,
    exp: now + 600,
    type: "app",
    ...claims,
  };
}

function tokenOf({ claims = {}, header = {}, key = keys.now, sign } = {}) {
  const text = `${encoded({ alg: "RS256", kid: key.kid, typ: "JWT", ...header })}.${encoded(claimsOf(claims))}`;
  const signature = sign ? sign(text) : createSign("RSA-SHA256").update(text).sign(key.privateKey, "base64url");
  return `${text}.${signature}`;
}

const hmacWith = (key) => (text) => createHmac("sha256", key).update(text).digest("base64url");
const pem = keys.now.publicKey.export({ type: "spki", format: "pem" });

const FORGED = {
  "nothing at all": "",
  "no token": "null",
  "without a signature": tokenOf({ sign: () => "" }),
  "that says it has none": tokenOf({ header: { alg: "none" }, sign: () => "" }),
  "that says so in capitals": tokenOf({ header: { alg: "NONE" }, sign: () => "" }),
  "signed with the public key as a secret": tokenOf({ header: { alg: "HS256" }, sign: hmacWith(pem) }),
  "signed with the public key's modulus": tokenOf({ header: { alg: "HS256" }, sign: hmacWith(jwkOf(keys.now).n) }),
  "signed with nothing as a secret": tokenOf({ header: { alg: "HS256" }, sign: hmacWith("") }),
  "of another algorithm": tokenOf({ header: { alg: "RS512" } }),
  "of another key by the same name": tokenOf({ key: keys.other }),
  "that brings its own key": tokenOf({ key: keys.other, header: { jwk: jwkOf(keys.other) } }),
  "that says where its key is": tokenOf({ key: keys.other, header: { jku: "https://evil.example/certs", x5u: "https://evil.example/" } }),
  "with an extension that must be understood": tokenOf({ header: { crit: ["b64"], b64: false } }),
  "for another application": tokenOf({ claims: { aud: ["0".repeat(64)] } }),
  "for no application": tokenOf({ claims: { aud: undefined } }),
  "for none of some": tokenOf({ claims: { aud: [] } }),
  "for everybody": tokenOf({ claims: { aud: "" } }),
  "of another team": tokenOf({ claims: { iss: "https://evil.cloudflareaccess.com" } }),
  "of a team that begins like it": tokenOf({ claims: { iss: `${TEAM}.evil.example` } }),
  "of no team": tokenOf({ claims: { iss: undefined } }),
  "that has ended": tokenOf({ claims: { exp: seconds() - 1 } }),
  "that never ends": tokenOf({ claims: { exp: undefined } }),
  "that ends at a text": tokenOf({ claims: { exp: "never" } }),
  "that begins later": tokenOf({ claims: { nbf: seconds() + 600 } }),
  "of nobody": tokenOf({ claims: { sub: "" } }),
  "of an odd somebody": tokenOf({ claims: { sub: { toString: "x" } } }),
  "with other claims": tokenOf().replace(/\.[^.]+\./, `.${encoded(claimsOf({ sub: "somebody else" }))}.`),
  twice: `${tokenOf()}, ${tokenOf()}`,
  "with more behind it": `${tokenOf()}.${encoded({})}`,
  "that is long": `${tokenOf()}${"A".repeat(8_000)}`,
};

export async function checkAccess(start) {
  let certs = { keys: [jwkOf(keys.now)] };
  const asked = [];
  const outboundService = (request) => {
    asked.push(request.url);
    return certs instanceof Response ? certs.clone() : Response.json(certs);
  };
  const { DASHBOARD_PASSWORD: _, ...rest } = BINDINGS;
  const bindings = { ...rest, ACCESS_TEAM_DOMAIN: "shop.cloudflareaccess.com", ACCESS_AUD: AUDIENCE };
  const begin = () => start(bindings, CHANGING, (options) => ({ ...options, outboundService }));

  // No keys to verify with: nobody gets in, and they are asked for again later.
  const closed = await begin();
  for (const broken of [
    new Response("no", { status: 500 }),
    new Response("<html>"),
    new Response(null, { status: 302, headers: { location: "https://evil.example/" } }),
    Response.json({ keys: [] }),
    Response.json({ keys: "x" }),
    Response.json({ keys: [{ kty: "oct", k: "AAAA", kid: "now", alg: "HS256" }] }),
  ]) {
    certs = broken;
    equal(await statusOf(closed, tokenOf()), 401, `with ${broken.status} for the keys`);
  }
  deepEqual([...new Set(asked)], [CERTS], "who was asked for keys");

  certs = { keys: [jwkOf(keys.now)] };
  const worker = await begin();
  asked.length = 0;
  for (const [what, token] of Object.entries(FORGED)) equal(await statusOf(worker, token), 401, `a token ${what}`);
  equal(await statusOf(worker, tokenOf()), 200, "a token as Access makes it");
  equal(await statusOf(worker, tokenOf({ claims: { aud: AUDIENCE } })), 200, "with one audience as a text");
  equal(await statusOf(worker, tokenOf({ claims: { sub: "", common_name: "e367.access" } })), 200, "a service's token");
  deepEqual(asked, [CERTS], "the keys are kept");
  const asCookie = await person(worker, { cookie: `CF_Authorization=${tokenOf()}` }).get("/api/session");
  equal(asCookie.status, 401, "a token in a cookie, which Access has not looked at");
  const asBearer = await person(worker).get("/api/session", { authorization: `Bearer ${tokenOf()}` });
  equal(asBearer.status, 401, "a token in another header");

  await checkSession(worker);
  await checkRotation(worker, asked, (next) => {
    certs = next;
  });
  await checkBoth(worker);
}

const withToken = (token) => ({ "cf-access-jwt-assertion": token });

async function statusOf(worker, token) {
  return (await person(worker).get("/api/session", withToken(token))).status;
}

/** There is no form, and a change needs a token of its own all the same: a browser sends Access's cookie by itself. */
async function checkSession(worker) {
  const outside = person(worker);
  deepEqual(
    [(await outside.get("/")).location, (await outside.get("/login")).status],
    ["/login", 403],
    "somebody whom Access has not seen",
  );
  match((await outside.get("/login")).text, /Cloudflare Access/, "what is said");
  const { status, cookie } = await outside.post("/login", { password: "undefined" });
  deepEqual([status, cookie], [403, ""], "a password where there is none");

  const [ada, bob] = ["ada", "bob"].map((sub) => tokenOf({ claims: { sub } }));
  const one = person(worker);
  const session = (await one.get("/api/session", withToken(ada))).json;
  equal(session.signedInBy, "access", "by what");
  equal((await one.get("/", withToken(ada))).status, 200, "the page");
  equal((await one.get("/login", withToken(ada))).location, `${ORIGIN}/`, "the form of somebody who is in");
  const other = (await one.get("/api/session", withToken(bob))).json;
  const again = (await one.get("/api/session", withToken(tokenOf({ claims: { sub: "ada", iat: seconds() - 60 } })))).json;
  deepEqual([other.csrf === session.csrf, again.csrf === session.csrf], [false, true], "whose token for changes");
  const leave = (csrf, headers) => one.send("POST", "/logout", { headers: { ...withToken(ada), "x-csrf-token": csrf, ...headers } });
  equal((await leave(other.csrf)).status, 403, "with somebody else's");
  equal((await leave(session.csrf, { origin: "https://evil.example" })).status, 403, "from another site");
  const left = await leave(session.csrf);
  equal(left.location, "/cdn-cgi/access/logout", "the way out");
  match(left.headers.get("content-security-policy"), /; form-action 'self' https:\/\/shop\.cloudflareaccess\.com;/, "where it may lead");
  const body = { confirm: "x" };
  refused(await one.change("DELETE", "/api/visitors/x", body, withToken(ada)), 403, "csrf_failed", "a deletion without a token");
}

/** A key that is not known is asked for, but not as often as somebody likes. */
async function checkRotation(worker, asked, next) {
  next({ keys: [jwkOf(keys.now), jwkOf(keys.next)] });
  asked.length = 0;
  const madeUp = (at) => tokenOf({ key: keys.other, header: { kid: `made-up-${at}` } });
  for (let at = 0; at < 20; at += 1) equal(await statusOf(worker, madeUp(at)), 401, "a key that nobody has");
  ok(asked.length <= 1, `${asked.length} requests for keys`);
  const begin = performance.now();
  while ((await statusOf(worker, tokenOf({ key: keys.next }))) !== 200) {
    if (performance.now() - begin > 30_000) throw new Error("a new key is never known");
    await sleep(500);
  }
  equal(await statusOf(worker, tokenOf()), 200, "the key of before");
  next(new Response("no", { status: 500 }));
  equal(await statusOf(worker, tokenOf()), 200, "a key that is known, when the keys cannot be had");
}

/** Where a password is there as well, either lets in. */
async function checkBoth(worker) {
  const both = bound({ DASHBOARD_PASSWORD: "a password besides" });
  const one = person(worker);
  equal((await one.get("/login", both)).status, 200, "the form");
  const answer = await one.post("/login", { password: "a password besides" }, both);
  one.cookie = answer.cookie.split(";")[0];
  equal((await one.get("/api/session", both)).json.signedInBy, "password", "by the password");
  equal((await one.get("/api/session", { ...both, ...withToken(tokenOf()) })).json.signedInBy, "access", "by Access");
  equal((await one.get("/api/session")).status, 401, "a session of a password that is no more");
}

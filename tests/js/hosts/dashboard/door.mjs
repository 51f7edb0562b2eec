// Who gets in by the password: the form, the cookie, its forgeries and its end, and how often one may try.

import { createHmac } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { deepEqual, equal, match, ok } from "../../contract/assert.js";
import { bound } from "./changing.mjs";
import { BINDINGS, ORIGIN, PASSWORD, person, refused } from "./person.mjs";

const ROUTES = ["/api/session", "/api/events", "/api/summary", "/api/events/1708102555327.NLOjmg", "/api/", "/api/none", "/%61pi/session"];

export async function checkForm(worker) {
  const one = person(worker);
  for (const path of ROUTES) refused(await one.get(path), 401, "not_signed_in", path);
  for (const [path, to] of [
    ["/", "/login"],
    ["/?bot=bad&start=1", "/login?to=%2F%3Fbot%3Dbad%26start%3D1"],
    ["/events/1.a", "/login?to=%2Fevents%2F1.a"],
    ["/app.js", "/login?to=%2Fapp.js"],
    ["//api/session", "/login?to=%2F%2Fapi%2Fsession"],
  ]) {
    const { status, location, text } = await one.get(path);
    deepEqual([status, location, text], [303, to, ""], path);
  }
  for (const path of ["/style.css", "/icon.svg"]) equal((await one.get(path)).status, 200, path);
  equal((await one.send("HEAD", "/api/events")).status, 401, "HEAD");

  const form = await one.get('/login?to=/events/"><script>alert(1)</script>');
  equal(form.status, 200, "the form");
  ok(!form.text.includes("<script"), "nothing of the query in the form's HTML");
  match(form.text, /<label for="password">/, "its label");
  for (const password of ["", "wrong password", PASSWORD.toUpperCase(), `${PASSWORD} `]) {
    const { status, text, cookie } = await person(worker).post("/login", { password, to: '"><script>' });
    deepEqual([status, cookie], [401, ""], `the password "${password}"`);
    match(text, /role="alert"[^>]*>That is not the password/, "the error of the last try");
    ok(!text.includes("<script"), "nothing of the form in its HTML");
  }
  const signedIn = await one.signIn();
  match(signedIn.cookie, /^__Host-session=[^;]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/, "the cookie");
  equal(signedIn.location, `${ORIGIN}/`, "where one gets");
  const { json } = await one.get("/api/session");
  deepEqual(Object.keys(json), ["csrf", "signedInBy", "region"], "the session");
  equal(json.signedInBy, "password", "by what");
  equal((await one.get("/login")).status, 303, "the form of somebody who is in");
  for (const path of ["/", "/events/1.a", "/visitors/%2e%2e%2f"]) match((await one.get(path)).text, /<html/, path);
  equal((await one.get("/app.js")).headers.get("content-type").split(";")[0], "text/javascript", "the script");
  for (const path of ["/none", "/src/index.js", "/..%2fwrangler.jsonc", "/.dev.vars", "/events/", "//evil.example/", "/events/a/b"])
    equal((await one.get(path)).status, 404, path);
  await checkPlaces(worker);
  await checkWayBack(worker);
  await checkPlain(worker);
  await checkLogout(worker);
}

/** Nobody is sent to another site. */
async function checkPlaces(worker) {
  for (const [to, place] of [
    ["/events/1.a?x=1", "/events/1.a?x=1"],
    ["//evil.example/", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["https://evil.example/", "/"],
    ["https:evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [`blob:${ORIGIN}/1`, "/"],
    ["/.//evil.example", "//evil.example"],
    ["/logout", "/"],
    ["/login?to=/login", "/"],
    ["/%0d%0aset-cookie:a=b", "/%0d%0aset-cookie:a=b"],
    ["", "/"],
    [`/${"x".repeat(3_000)}`, "/"],
  ]) {
    const one = person(worker);
    const { location } = await one.post("/login", { password: PASSWORD, to });
    equal(location, ORIGIN + place, `where ${to.slice(0, 40)} leads`);
    equal(new URL(location, ORIGIN).origin, ORIGIN, `the site of ${to.slice(0, 40)}`);
  }
}

/** By the form as a browser fills it in, after a wrong password, too. */
async function checkWayBack(worker) {
  const one = person(worker);
  const { location } = await one.get("/visitors/a%2Fb?limit=5&linked_id=a%22b");
  const toOf = ({ text }) => /name="to" value="([^"]*)"/.exec(text)[1].replaceAll("&amp;", "&").replaceAll("&quot;", '"');
  const again = await one.post("/login", { password: "wrong", to: toOf(await one.get(location)) });
  const left = await one.post("/login", { password: PASSWORD, to: toOf(again) });
  equal(left.location, `${ORIGIN}/visitors/a%2Fb?limit=5&linked_id=a%22b`, "the place where one wanted to be");
}

/** A developer's machine, and http elsewhere. */
async function checkPlain(worker) {
  const local = person(worker, { origin: "http://127.0.0.1:8787" });
  match((await local.signIn()).cookie, /^session=[^;]+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/, "the cookie on loopback");
  equal((await local.get("/api/session")).status, 200, "the session on loopback");
  const moved = person(worker, { cookie: local.cookie });
  equal((await moved.get("/api/session")).status, 401, "a cookie of that name over https");
  for (const host of ["dash.example", "127.0.0.1.evil.example", "localhost.evil.example"]) {
    const insecure = person(worker, { origin: `http://${host}` });
    const { status, location } = await insecure.get("/events/1?a=b");
    deepEqual([status, location], [308, `https://${host}/events/1?a=b`], `http://${host}`);
    equal((await insecure.post("/login", { password: PASSWORD })).status, 403, `a password over http://${host}`);
  }
}

async function checkLogout(worker) {
  const one = person(worker);
  await one.signIn();
  refused(await one.post("/logout", {}, { "x-csrf-token": null, accept: "x" }), 403, undefined, "without a token");
  refused(await one.post("/logout", { csrf: "0".repeat(64) }, { "x-csrf-token": null }), 403, undefined, "with another");
  const left = await one.post("/logout", { csrf: one.csrf }, { "x-csrf-token": null });
  deepEqual([left.status, left.location], [303, "/login"], "the way out");
  match(left.cookie, /^__Host-session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/, "the cookie is gone");
  equal((await one.send("POST", "/logout")).status, 303, "by the header");
  equal((await person(worker).send("POST", "/logout", { headers: { "x-csrf-token": "x" } })).status, 403, "of nobody");
}

/** What the cookie's value would be, made with such a secret. */
function cookieOf({ secret = BINDINGS.SESSION_SECRET, password = PASSWORD, id = crypto.randomUUID(), end = Date.now() + 60_000 } = {}) {
  const key = createHmac("sha256", secret)
    .update(JSON.stringify(["session", password]))
    .digest();
  const value = `${id}.${end}`;
  return `__Host-session=${encodeURIComponent(`${value}.${createHmac("sha256", key).update(value).digest("base64")}`)}`;
}

export async function checkCookies(worker) {
  const statusOf = async (cookie, bindings = {}) => (await person(worker, { cookie }).get("/api/session", bound(bindings))).status;
  equal(await statusOf(cookieOf()), 200, "a cookie as the Worker makes it");
  const good = cookieOf();
  const [name, value] = good.split("=");
  const decoded = decodeURIComponent(value);
  const forged = {
    "of another secret": cookieOf({ secret: "another-secret-of-at-least-32-bytes-there" }),
    "of another password": cookieOf({ password: "an older password" }),
    "that has ended": cookieOf({ end: Date.now() - 1 }),
    "that ends never": cookieOf({ end: "Infinity" }),
    "that ends in ten thousand years": cookieOf({ end: "99999999999999" }),
    "without an end": cookieOf({ end: "" }),
    "of an odd id": cookieOf({ id: "x".repeat(36) }),
    "with another id": `${name}=${encodeURIComponent(decoded.replace(/^./, (letter) => (letter === "0" ? "1" : "0")))}`,
    "with a later end": `${name}=${encodeURIComponent(decoded.replace(/\.(\d)/, (_, digit) => `.${(Number(digit) + 1) % 10}`))}`,
    "without a signature": `${name}=${encodeURIComponent(decoded.split(".").slice(0, 2).join("."))}`,
    "with an empty signature": `${name}=${encodeURIComponent(`${decoded.split(".").slice(0, 2).join(".")}.`)}`,
    "signed with nothing": cookieOf({ secret: "" }),
    "by its plain name": good.replace("__Host-", ""),
    "by a name in small letters": good.replace("__Host-", "__host-"),
    "that is no text": `${name}=%zz%00`,
    "that is long": `${name}=${"x".repeat(6_000)}`,
    "among prototypes": "__proto__=1; constructor=2",
    "after a forged one": `${name}=forged; ${good}`,
  };
  for (const [what, cookie] of Object.entries(forged)) equal(await statusOf(cookie), 401, `a cookie ${what}`);
  equal(await statusOf(`other=1; ${good}; more=2`), 200, "among others");
  equal(await statusOf(good, { DASHBOARD_PASSWORD: "a password of today" }), 401, "a session from before the password changed");
  equal(await statusOf(good, { SESSION_SECRET: "a-secret-of-today-with-32-bytes-or-more" }), 401, "from before the secret changed");
}

export async function checkTries(worker) {
  const one = person(worker, { address: "198.51.100.1" });
  for (let tried = 0; tried < 5; tried += 1) equal((await one.post("/login", { password: "wrong" })).status, 401, "a try");
  const late = await one.post("/login", { password: PASSWORD });
  deepEqual([late.status, late.cookie], [429, ""], "the right password after five wrong ones");
  const wait = Number(late.headers.get("retry-after"));
  ok(wait > 800 && wait <= 900, `a quarter of an hour to wait, not ${wait}`);
  match(late.text, /role="alert"[^>]*>Too many tries/, "the form says so");
  const forwarded = { "x-forwarded-for": "192.0.2.1", "x-real-ip": "192.0.2.1", "true-client-ip": "192.0.2.1" };
  equal((await one.post("/login", { password: PASSWORD }, forwarded)).status, 429, "with an address that anybody can write");
  equal((await person(worker, { address: "198.51.100.2" }).signIn()).status, 303, "somebody else");

  // Of IPv6 a household has a whole network.
  const network = ["2001:db8:1:2::1", "2001:DB8:1:2:ffff::2", "2001:0db8:0001:0002:0:0:0:3", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"];
  for (const address of network) equal((await person(worker, { address }).post("/login", { password: "x" })).status, 401, address);
  equal((await person(worker, { address: "2001:db8:1:2:aaaa::1" }).post("/login", { password: "x" })).status, 429, "the same network");
  equal((await person(worker, { address: "2001:db8:1:3::1" }).post("/login", { password: "x" })).status, 401, "another network");

  const good = person(worker, { address: "198.51.100.3" });
  for (let round = 0; round < 3; round += 1) {
    for (let tried = 0; tried < 4; tried += 1) await good.post("/login", { password: "wrong" });
    equal((await good.signIn()).status, 303, "the right password forgets the wrong ones");
  }

  const crowd = await Promise.all(
    Array.from({ length: 30 }, () => person(worker, { address: "198.51.100.4" }).post("/login", { password: "x" })),
  );
  equal(crowd.filter(({ status }) => status === 401).length, 5, "tries at once");

  // Everybody together, from as many addresses as they like.
  const statuses = new Set();
  for (let at = 0; at < 110; at += 1) {
    const { status } = await person(worker, { address: `192.0.2.${at}` }).post("/login", { password: "wrong" });
    statuses.add(status);
  }
  deepEqual([...statuses], [401, 429], "at some time nobody gets a try any more");
  equal((await person(worker, { address: "192.0.2.250" }).post("/login", { password: PASSWORD })).status, 429, "nor a new address");
}

const BROKEN = `
import app, { Tries as Real } from "./index.js";

export class Tries extends Real {
  take(address) {
    throw new Error("no count for " + address);
  }
}
export default app;
`;

/** A count that cannot be had lets nobody in, and one that is kept outlasts the Worker. */
export async function checkCount(start, folder) {
  const broken = person(await start(BINDINGS, BROKEN));
  const { status, cookie, text } = await broken.post("/login", { password: PASSWORD });
  deepEqual([status, cookie], [500, ""], "the right password, without a count");
  ok(!text.includes(broken.address), "the address in the answer");
  const [before, after] = ["tries-before", "tries-after"].map((name) => join(folder, name));
  const first = await start(BINDINGS, undefined, (options) => ({ ...options, durableObjectsPersist: before }));
  const { address } = person(first);
  for (let tried = 0; tried < 5; tried += 1) await person(first, { address }).post("/login", { password: "wrong" });
  // What a Worker that ends now leaves behind.
  cpSync(before, after, { recursive: true });
  const second = await start(BINDINGS, undefined, (options) => ({ ...options, durableObjectsPersist: after }));
  equal((await person(second, { address }).post("/login", { password: PASSWORD })).status, 429, "after a restart");
}

export async function checkPosts(worker) {
  const one = person(worker);
  const password = { password: PASSWORD };
  for (const [what, headers] of Object.entries({
    "from another site": { origin: "https://evil.example" },
    "from a page without an origin": { origin: "null" },
    "without an origin": { origin: null, "sec-fetch-site": null },
    "from a subdomain": { origin: "https://evil.dash.example" },
    "over http": { origin: "http://dash.example" },
    "from another port": { origin: `${ORIGIN}:8443` },
    "with two origins": { origin: `${ORIGIN}, https://evil.example` },
    "from a sibling, says the browser": { "sec-fetch-site": "same-site" },
    "from elsewhere, says the browser": { "sec-fetch-site": "cross-site" },
    "from the address line": { "sec-fetch-site": "none" },
  }))
    equal((await one.post("/login", password, headers)).status, 403, `a login ${what}`);
  for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/json", null, "application/x-www-form-urlencodedx"])
    equal((await one.post("/login", password, { "content-type": type })).status, 400, `a form as ${type}`);
  equal((await one.post("/login", { password: "x".repeat(5_000) })).status, 413, "a long password");
  const stream = new Blob([`password=${"x".repeat(5_000)}`]).stream();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  equal((await one.send("POST", "/login", { body: stream, headers })).status, 413, "a long body that does not say so");
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const { status, headers } = await one.send(method, "/login");
    deepEqual([status, headers.get("allow")], [405, "GET, HEAD, POST"], `${method} /login`);
  }
}

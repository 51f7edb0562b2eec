// examples/express-guard: who gets past the middleware, and who does not.

import { deepEqual, equal, match } from "../contract/assert.js";
import { KEYS } from "../contract/sealed-events.js";
import { disliked, likedEvent, sealed as seal } from "./guards.mjs";
import { rawStatus } from "./strangers.mjs";

const IP = "127.0.0.1";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";
const ENVIRONMENT = { FINGERPRINT_SEALED_KEY: KEYS[0], SITE_ORIGIN: "https://shop.example" };

const sealed = (fields) => seal({ ip_address: IP, ...fields });

export async function check(start, { unspoken }) {
  unspoken.push("198.51.100.9", VISITOR, ".Qw0");
  for (const [name, value] of [
    ["SITE_ORIGIN", undefined],
    ["FINGERPRINT_SEALED_KEY", ""],
    ["FINGERPRINT_SEALED_KEY", "c2hvcnQ="],
  ]) {
    const error = await start({ ...ENVIRONMENT, [name]: value }).catch((error) => error);
    match(error.message, /must be set|32 bytes/, `with ${name} ${value}`);
  }
  const { url } = await start(ENVIRONMENT);
  const signUp = async (sealedResult, headers, path = "/sign-up", method = "POST") => {
    const all = { ...(sealedResult && { "fingerprint-sealed": sealedResult }), ...headers };
    const response = await fetch(url + path, { method, headers: all });
    const text = await response.text();
    return response.ok ? [response.status, JSON.parse(text)] : response.status;
  };
  deepEqual(await signUp(sealed()), [201, { visitor: VISITOR }], "a real visitor");
  equal((await signUp(sealed({ ip_address: `::ffff:${IP}` })))[0], 201, "the same address in another form");
  equal((await signUp(sealed({ tags: "x".repeat(40_000) })))[0], 201, "a long one");
  for (const [what, fields] of Object.entries(disliked())) equal(await signUp(sealed(fields)), 403, what);
  const forwarded = { "x-forwarded-for": "198.51.100.9", "x-real-ip": "198.51.100.9", host: "198.51.100.9" };
  equal(await signUp(sealed({ ip_address: "198.51.100.9" }), forwarded), 403, "an address that the visitor wrote");
  for (const none of [undefined, "no base64", "AAAA", `${sealed()}, ${sealed()}`]) equal(await signUp(none), 400, `${none}`);
  equal(await signUp(sealed({ event_id: 17 })), 400, "no id");
  for (const [path, method] of [
    ["/", "POST"],
    ["/sign-up/", "POST"],
    ["/sign-up?x=1", "POST"],
    ["/sign-up", "GET"],
    ["/__proto__", "POST"],
  ])
    equal(await signUp(sealed(), {}, path, method), 404, `${method} ${path}`);

  const one = sealed();
  deepEqual([(await signUp(one))[0], await signUp(one)], [201, 409], "one of them twice");
  const event = likedEvent({ ip_address: IP });
  const all = await Promise.all(Array.from({ length: 50 }, (_, number) => signUp(sealed({ ...event, tags: { number } }))));
  equal(all.filter((answer) => answer[0] === 201).length, 1, "who gets in of 50 at once");
  equal(all.filter((answer) => answer === 409).length, 49, "who does not");
  const doubled = `POST /sign-up HTTP/1.1\r\nHost: a\r\nfingerprint-sealed: ${sealed()}\r\nfingerprint-sealed: ${sealed()}\r\n\r\n`;
  equal(await rawStatus(url, doubled), 400, "two headers");
}

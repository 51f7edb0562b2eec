// examples/hono-guard: who gets in, and who does not.

import { deepEqual, equal } from "../contract/assert.js";
import { BINDINGS, checkGuard, checkStore, IP, sealed, URL_OF_IT } from "./guards.mjs";

const BODY = '{"email":"ada@shop.example"}';
const REFUSED = [403, "not trusted"];

export async function check(start, { unspoken }) {
  unspoken.push(IP, "ada@shop.example", "Ibk1527CUFmcnjLwIs4A9", ".Qw0");
  const worker = await start(BINDINGS);
  const sendTo = (worker, url, { headers, ...init } = {}) =>
    worker.dispatchFetch(url, { method: "POST", body: BODY, headers: { "cf-connecting-ip": IP, ...headers }, ...init });
  const signUpAt =
    (worker) =>
    async (sealedResult, ip = IP, headers = {}) => {
      const response = await sendTo(worker, URL_OF_IT, {
        headers: { "fingerprint-sealed": sealedResult, "cf-connecting-ip": ip, ...headers },
      });
      const body = await response.text();
      if (response.ok) equal(response.headers.get("cache-control"), "no-store", "cache-control");
      return [response.status, response.ok ? JSON.parse(body) : body];
    };
  const signUp = signUpAt(worker);
  await checkGuard(signUp, { refused: REFUSED, unread: [400, "no sealed result"], v3Refused: REFUSED, used: [409, "used before"] });
  const forwarded = { "x-forwarded-for": IP, "x-real-ip": IP, "true-client-ip": IP, forwarded: `for=${IP}` };
  deepEqual(await signUp(sealed(), "198.51.100.9", forwarded), REFUSED, "an address that the visitor wrote");
  deepEqual(await signUp(`${sealed()}, ${sealed()}`), [400, "no sealed result"], "two of them");

  const statusOf = async (url, init) => (await sendTo(worker, url, init)).status;
  equal(await statusOf(URL_OF_IT), 400, "no sealed result");
  const headers = { "fingerprint-sealed": sealed() };
  equal(await statusOf(URL_OF_IT.replace("sign-up", "other"), { headers }), 404, "a route that there is not");
  equal(await statusOf(URL_OF_IT.replace("sign-up", "%zz"), { headers }), 404, "a path that cannot be decoded");
  for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
    equal(await statusOf(URL_OF_IT, { method, body: method === "GET" ? undefined : BODY, headers }), 405, method);
  for (const body of ["", "{", "null", "7", "[]", "{}", '{"email":7}', '{"email":""}', '{"__proto__":{"email":"ada"}}'])
    equal(await statusOf(URL_OF_IT, { headers, body }), 400, `the body ${body}`);
  const large = BODY.padEnd(60_000);
  equal(await statusOf(URL_OF_IT, { headers, body: large }), 413, "a large body");
  const stream = { headers, body: new Blob([large]).stream(), duplex: "half" };
  equal(await statusOf(URL_OF_IT, stream), 413, "a large body that does not say so");
  equal(await statusOf(`${URL_OF_IT}?%zz=%zz`, { headers }), 201, "an event that came with all of these");

  await checkStore(start, signUpAt, { failed: [500, "internal error"], later: [503, "try again later"], refused: REFUSED });
}

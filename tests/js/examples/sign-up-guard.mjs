// examples/sign-up-guard: who gets in, and who does not.

import { deepEqual, equal } from "../contract/assert.js";
import { BINDINGS, checkGuard, checkStore, IP, sealed, URL_OF_IT } from "./guards.mjs";

const REFUSED = [403, { error: "not_trusted" }];

export async function check(start, { unspoken }) {
  unspoken.push(IP, "ada@shop.example", "Ibk1527CUFmcnjLwIs4A9", ".Qw0");
  const worker = await start(BINDINGS);
  const signUpAt =
    (worker) =>
    async (sealedResult, ip = IP, headers = {}) => {
      const body = JSON.stringify({ email: "ada@shop.example", sealedResult });
      const response = await worker.dispatchFetch(URL_OF_IT, { method: "POST", body, headers: { "cf-connecting-ip": ip, ...headers } });
      equal(response.headers.get("cache-control"), "no-store", "cache-control");
      return [response.status, await response.json()];
    };
  const signUp = signUpAt(worker);
  await checkGuard(signUp, {
    refused: REFUSED,
    unread: [400, { error: "no_sealed_result" }],
    v3Refused: REFUSED,
    used: [409, { error: "used_before" }],
  });
  for (const none of [undefined, null, 7, {}, [sealed()]]) deepEqual((await signUp(none))[0], 400, "no sealed result");
  const forwarded = { "x-forwarded-for": IP, "x-real-ip": IP, "true-client-ip": IP, forwarded: `for=${IP}` };
  deepEqual(await signUp(sealed(), "198.51.100.9", forwarded), REFUSED, "an address that the visitor wrote");
  await checkBodies(worker);
  await checkStore(start, signUpAt, {
    failed: [500, { error: "internal" }],
    later: [503, { error: "try_again_later" }],
    refused: REFUSED,
  });
}

async function checkBodies(worker) {
  const send = async (body, method = "POST") => {
    const init = { method, body, headers: { "cf-connecting-ip": IP }, ...(body instanceof ReadableStream && { duplex: "half" }) };
    const response = await worker.dispatchFetch(`${URL_OF_IT}/%zz?%zz=%zz&__proto__`, init);
    return [response.status, (await response.json()).error];
  };
  const other = { email: "ada@shop.example", sealedResult: sealed() };
  for (const malformed of ["", "{", "null", "7", '"text"', "undefined", "email=ada", "\u0000", `${JSON.stringify(other)}}`])
    deepEqual(await send(malformed), [400, "no_json_object"], `the body ${malformed}`);
  deepEqual(await send(undefined), [400, "no_json_object"], "no body");
  deepEqual(await send("[]"), [400, "no_email"], "an array");
  for (const email of [undefined, null, "", 7, ["ada@shop.example"], { toString: "ada" }])
    deepEqual(await send(JSON.stringify({ ...other, email })), [400, "no_email"], `the email ${JSON.stringify(email)}`);
  deepEqual(await send(`{"__proto__":${JSON.stringify(other)}}`), [400, "no_email"], "a prototype");

  const large = JSON.stringify({ ...other, padding: "x".repeat(300_000) });
  deepEqual(await send(large), [413, "too_large"], "a large body");
  deepEqual(await send(new Blob([large]).stream()), [413, "too_large"], "a large body that does not say so");
  deepEqual((await send(JSON.stringify(other)))[0], 201, "an event that came with all of these");

  for (const method of ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const body = method === "GET" ? undefined : "{}";
    deepEqual(await send(body, method), [405, "method_not_allowed"], method);
  }
}

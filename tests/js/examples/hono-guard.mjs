// examples/hono-guard: who gets in, and who does not.

import { deepEqual } from "../contract/assert.js";
import { BINDINGS, IP, URL_OF_IT, checkGuard } from "./guards.mjs";

export async function check(start) {
  const worker = await start(BINDINGS);
  const send = (url, headers) => worker.dispatchFetch(url, { method: "POST", body: '{"email":"ada@shop.example"}', headers: { "cf-connecting-ip": IP, ...headers } });
  const signUp = async (sealedResult) => {
    const response = await send(URL_OF_IT, { "x-sealed-result": sealedResult });
    const body = await response.text();
    return [response.status, response.ok ? JSON.parse(body) : body];
  };
  await checkGuard(signUp, { refused: [403, "not trusted"], unread: [400, "no sealed result"] });
  deepEqual((await send(URL_OF_IT)).status, 400, "no sealed result");
  deepEqual((await send(URL_OF_IT.replace("sign-up", "other"))).status, 404, "a route that there is not");
}

// examples/sign-up-guard: who gets in, and who does not.

import { deepEqual } from "../contract/assert.js";
import { BINDINGS, IP, URL_OF_IT, checkGuard } from "./guards.mjs";

export async function check(start) {
  const worker = await start(BINDINGS);
  const signUp = async (sealedResult, url = URL_OF_IT) => {
    const body = JSON.stringify({ email: "ada@shop.example", sealedResult });
    const response = await worker.dispatchFetch(url, { method: "POST", body, headers: { "cf-connecting-ip": IP } });
    return [response.status, await response.json()];
  };
  await checkGuard(signUp, { refused: [403, { error: "not_trusted" }], unread: [400, { error: "no_sealed_result" }] });
  deepEqual((await signUp(undefined))[0], 400, "no sealed result");
}

// Redirects: whoever answers with one gets no second request, and where it points to nobody sees a key.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { CALLS } from "./calls.js";
import { controlOf, overHttp } from "./faces.js";
import { contract } from "./harness.js";

const STATUSES = [301, 302, 303, 307, 308];

/** The second server, as new: what it received is for certain what a redirect sent there. */
async function elsewhere(t) {
  const control = controlOf(t.otherUrl);
  await control("reset", "");
  return { requests: async () => JSON.parse(await control("requests")) };
}

contract("the second server sees what follows a redirect", async (t) => {
  const [face, other] = [await overHttp(t), await elsewhere(t)];
  await face.fail({ redirect: `${t.otherUrl}/v4/events` });
  await (await fetch(`${t.mockUrl}/v4/events`)).text();
  equal((await other.requests()).length, 1, "requests there");
});

for (const status of STATUSES) {
  contract(`a ${status} is refused by all clients, and no key follows it to another origin`, async (t) => {
    const [face, other] = [await overHttp(t), await elsewhere(t)];
    for (const origin of [t.otherUrl, t.mockUrl]) {
      for (const call of CALLS) await refused(t, face, call, { status, redirect: `${origin}/followed` });
    }
    equal((await other.requests()).length, 0, "requests to the second server");
  });
}

async function refused(t, face, call, redirect) {
  const { client, operation, method, path } = call;
  const what = `${client}.${operation}`;
  const before = (await face.requests()).length;
  // Browsers keep 301 and 308, and would not ask again.
  await face.fail({ ...redirect, method, path, headers: { "cache-control": "no-store" } });
  const error = await rejects(call.make(face[client]()), t.lib.RequestError, what);
  ok(!(error instanceof t.lib.ServerApiError), `${what}: no error of the API`);
  // A browser hides what it was not asked to follow behind the status 0.
  ok([redirect.status, 0].includes(error.statusCode), `statusCode ${error.statusCode} of ${what}`);
  deepEqual([error.operation, error.attempts, error.retryable, error.mayHaveArrived], [operation, 1, false, true], what);
  const { length, [before]: sent } = await face.requests();
  equal(length, before + 1, `requests of ${what}`);
  const carried = sent.headers[client === "v3" ? "auth-api-key" : "authorization"];
  ok(carried?.length > 0, `${what} carries a key`);
}

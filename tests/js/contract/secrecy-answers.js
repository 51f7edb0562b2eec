// An answer that tells what the request held, as proxies and debuggers send it: its error tells it without the key.

import { ok } from "./assert.js";
import { hides } from "./channels.js";
import { SYSTEMS, clientOf } from "./exhibits.js";
import { contract } from "./harness.js";

const told = (url, init) => `${init.method} ${url} with ${JSON.stringify(init.headers)}`;
const page = (url, init) => `<html><pre>${told(url, init)}</pre>`;

const ANSWERS = {
  "a gateway's page": (url, init) => new Response(page(url, init), { status: 502 }),
  "a page with a success": (url, init) => new Response(page(url, init)),
  "JSON with a success": (url, init) => Response.json({ told: told(url, init), headers: init.headers }),
  "JSON with a failure": (url, init) => Response.json({ headers: init.headers }, { status: 403 }),
  "the API's error": (url, init) => Response.json({ error: { code: "event_not_found", message: told(url, init) } }, { status: 404 }),
  "the API's 429": (url, init) => Response.json({ error: { code: "too_many_requests", message: told(url, init) } }, { status: 429 }),
  "the code of the API's error": (url, init) => Response.json({ error: { code: told(url, init), message: "no" } }, { status: 400 }),
  "an error in a word": (url, init) => Response.json({ error: told(url, init) }, { status: 401 }),
  "a status text": (url, init) => new Response("", { status: 404, statusText: Object.values(init.headers).join() }),
};

for (const [name, answer] of Object.entries(ANSWERS)) {
  contract(`an echo in an answer does not bring the key into an error: ${name}`, async (t) => {
    for (const [system, { calls: [call] }] of Object.entries(SYSTEMS)) {
      const client = clientOf(t, system, { fetch: async (url, init) => answer(url, init) });
      const error = await call(client).then(() => undefined, (reason) => reason);
      ok(error instanceof t.lib.SdkError, `${system}: ${error}`);
      // The ids are the server's own words.
      hides(error, t.host, `the error of ${system}`, { ids: false });
    }
  });
}

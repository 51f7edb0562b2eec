// The package's own mock of the API, on loopback, with events of the test. `api.fail` makes it fail.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import { onLoopback } from "../../../loopback.mjs";
import { hostileEvent, plainEvents } from "./events.mjs";

export const KEY = "key-of-the-dashboard";
const COUNT = 1_200;

/** `folder` is one whose node_modules have the package. */
export async function startUpstream(folder) {
  const { createMockApi } = createRequire(join(folder, "package.json"))("fingerprint-edge/mock");
  const first = createMockApi({ apiKey: KEY });
  const response = await first.fetch("https://api.fpjs.io/v4/events?limit=100", { headers: { authorization: `Bearer ${KEY}` } });
  const { events: templates } = await response.json();
  const now = Date.now();
  const events = [hostileEvent(templates[0], now), ...plainEvents(templates, COUNT, now)];
  const api = createMockApi({ apiKey: KEY, events });
  const server = createServer((request, response) => {
    answer(api, request, response).catch(() => response.destroy());
  });
  return { api, events, ...(await onLoopback(server)) };
}

async function answer(api, request, response) {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { method, headers, url } = request;
  let sent = "";
  for await (const chunk of request) sent += chunk;
  const body = ["GET", "HEAD"].includes(method) ? undefined : sent;
  const given = await api.fetch(`https://api.fpjs.io${url}`, { method, headers: plainHeaders(headers), body, signal: gone.signal });
  response.writeHead(given.status, Object.fromEntries(given.headers));
  if (given.body === null) response.end();
  else Readable.fromWeb(given.body).pipe(response);
}

/** Those that say something of the request, and not of the connection. */
function plainHeaders({ authorization, "content-type": type }) {
  return Object.fromEntries(Object.entries({ authorization, "content-type": type }).filter(([, value]) => value !== undefined));
}

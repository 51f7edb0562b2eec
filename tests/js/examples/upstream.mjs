// A server on loopback in the place of the API: it answers as it is told, and keeps what it was asked.

import { createServer } from "node:http";
import { onLoopback } from "../loopback.mjs";

/** `answer` gives `{ status, headers, body }` for a request, or a promise of it; one that is "slow" never comes. */
export async function startUpstream(answer) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    const { status, headers = {}, body: text = "", slow = false } = await answer(request);
    if (slow) return;
    response.writeHead(status, headers).end(text);
  });
  return { asked, ...(await onLoopback(server)) };
}

export const json = (status, body, headers) => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});
export const apiError = (status, code, headers) => json(status, { error: { code, message: "as the API says it" } }, headers);
export const html = (status, headers) => ({
  status,
  headers: { "content-type": "text/html", ...headers },
  body: "<h1>a gateway</h1><pre>at Gateway.<anonymous> (gateway.js:1:1)</pre>",
});

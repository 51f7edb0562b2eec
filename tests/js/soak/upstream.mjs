// The API of the soak: it answers a call with the call's own id, or fails it as its plan says, and counts.

import { createServer } from "node:http";
import { KEY, idOf, planOf, random } from "./plan.mjs";

/** What is done with a request; the plan of its call names it. */
const STEPS = {
  answer: ({ body }, response) => setTimeout(() => send(response, 200, body), 2 + 20 * random(body.length)),
  late: ({ body }, response) => setTimeout(() => send(response, 200, body), 250),
  hold: ({ body }, response) => setTimeout(() => send(response, 200, body), 400),
  "hold-body": ({ body }, response) => {
    response.writeHead(200, { "content-length": Buffer.byteLength(body) }).write(body.slice(0, 100));
    setTimeout(() => response.end(body.slice(100)), 400);
  },
  hang: () => {},
  drop: (_, response) => response.destroy(),
  break: ({ body }, response) => {
    response.writeHead(200, { "content-length": Buffer.byteLength(body) });
    response.write(body.slice(0, 100), () => response.destroy());
  },
  cut: ({ body }, response) => send(response, 200, body.slice(0, -20)),
  unavailable: (_, response) => send(response, 503, error("service_unavailable")),
  down: (_, response) => send(response, 503, error("service_unavailable"), { "retry-after": "0" }),
  limited: (_, response) => send(response, 429, error("too_many_requests"), { "retry-after": "0" }),
  later: (_, response) => send(response, 503, error("service_unavailable"), { "retry-after": "1" }),
};

/** Listens on loopback. `requests` counts by call, `mixed` has what did not fit together. */
export async function startUpstream() {
  const upstream = { requests: new Map(), mixed: [], abandoned: 0, underWay: 0 };
  const server = createServer((request, response) => {
    upstream.underWay++;
    response.once("close", () => {
      upstream.underWay--;
      if (!response.writableFinished) upstream.abandoned++;
    });
    read(request).then((received) => serve(upstream, received, response), () => response.destroy());
  });
  // A connection closed while its next request is on the way would be a fault that nobody planned.
  Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(upstream, {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
}

async function read(request) {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return { method: request.method, url: new URL(request.url, "http://upstream"), headers: request.headers, body };
}

function serve(upstream, received, response) {
  const n = Number(received.headers["x-call"]);
  const { operation, steps } = planOf(n);
  const count = upstream.requests.get(n) ?? 0;
  upstream.requests.set(n, count + 1);
  const { fits, body } = REQUESTS[operation](received, idOf(n));
  if (!fits) upstream.mixed.push(`${operation} ${n}: ${received.method} ${received.url.pathname}`);
  const filler = "y".repeat(500 + ((n * 104_729) % 3_000));
  STEPS[steps[Math.min(count, steps.length - 1)]]({ body: JSON.stringify({ ...body, n, filler }) }, response);
}

const under = (path, { url }) => url.pathname.startsWith(path) && decodeURIComponent(url.pathname.slice(path.length));
const bearer = ({ headers }) => headers.authorization === `Bearer ${KEY}`;

/** For each operation: whether all parts of a request belong to one call, and the answer to it. */
const REQUESTS = {
  get: (request, id) => ({
    fits: request.method === "GET" && under("/v4/events/", request) === id && bearer(request),
    body: { event_id: under("/v4/events/", request) },
  }),
  search: (request, id) => ({
    fits: request.method === "GET" && request.url.searchParams.get("linked_id") === id && bearer(request),
    body: { events: [{ event_id: request.url.searchParams.get("linked_id") }] },
  }),
  update: (request, id) => ({
    fits: request.method === "PATCH" && under("/v4/events/", request) === id && JSON.parse(request.body).linked_id === id && bearer(request),
    body: {},
  }),
  getV3: (request, id) => ({
    fits: request.method === "GET" && under("/events/", request) === id && request.headers["auth-api-key"] === KEY,
    body: { products: { identification: { data: { requestId: under("/events/", request) } } } },
  }),
  getIq: (request, id) => ({
    fits: request.method === "GET" && under("/v1/events/", request) === id && bearer(request),
    body: { requestId: under("/v1/events/", request) },
  }),
};

function send(response, status, body, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers }).end(body);
}

function error(code) {
  return JSON.stringify({ error: { code, message: "as planned" } });
}

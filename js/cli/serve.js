// The mock over HTTP: requests as its `fetch` takes them, its answers and faults on real connections, CORS for browsers.
import { once } from "node:events";
import { controlOf } from "./control.js";

/** @typedef {import("node:http").IncomingMessage} Incoming */
/** @typedef {import("node:http").ServerResponse} Outgoing */

const LOOPBACK = "127.0.0.1";
const MAX_BODY = 2 * 2 ** 20;
/** None of Node's own limits: a client that finds a pooled connection closed takes it for a fault, and one may send no host. */
const LIMITS = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, requireHostHeader: false };
/** How long a body may take that is there as a whole; of others nobody knows the length. */
const AT_ONCE_MS = 20;

/**
 * @param {number} port
 * @param {import("../mock.js").MockApiOptions} start
 */
export async function serve(port, start) {
  const [{ createServer }, { createMockApi }] = await Promise.all([import("node:http"), import("../mock.js")]);
  const control = controlOf(createMockApi, start);
  const server = createServer(LIMITS, (request, response) => {
    answer(control, request, response).catch(() => request.socket.destroy());
  });
  server.listen(port, LOOPBACK);
  try {
    await once(server, "listening");
  } catch (error) {
    const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
    throw isTaken ? new Error(`port ${port} is taken: --port 0 takes any free one`) : error;
  }
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://${LOOPBACK}:${address.port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * @param {import("./control.js").Control} control
 * @param {Incoming} request
 * @param {Outgoing} response
 */
async function answer(control, request, response) {
  const isPreflight = request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
  allowAnyOrigin(response, isPreflight);
  if (isPreflight) return void response.writeHead(204).end();
  const body = await bodyOf(request);
  if (body === undefined) return void response.writeHead(413, { connection: "close" }).end("length limit exceeded");
  const steered = control.answer(request.method ?? "", pathOf(request).split("?", 1)[0], body);
  if (steered) {
    const { status, json } = steered;
    return void response.writeHead(status, json ? { "content-type": "application/json" } : {}).end(json);
  }
  // A client that has gone ends what was to be waited for.
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  // It rejects where the connection is to be closed without an answer.
  const reply = await control.api.fetch(urlOf(request), {
    method: request.method,
    headers: headersOf(request),
    body: body === "" || request.method === "GET" || request.method === "HEAD" ? undefined : body,
    redirect: "manual",
    signal: gone.signal,
  });
  await send(reply, response);
}

/**
 * @param {Outgoing} response
 * @param {boolean} isPreflight
 */
function allowAnyOrigin(response, isPreflight) {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  if (!isPreflight) return;
  response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
  // A `*` would leave out `Authorization`.
  response.setHeader("access-control-allow-headers", "authorization, content-type, *");
  response.setHeader("access-control-max-age", "600");
}

/**
 * @param {Incoming} request
 * @returns {Promise<string | undefined>} nothing for one that is too long
 */
async function bodyOf(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY) chunks.push(chunk);
  }
  return bytes > MAX_BODY ? undefined : Buffer.concat(chunks).toString("utf8");
}

/**
 * The path and the query, as they were sent.
 * @param {Incoming} request
 */
function pathOf(request) {
  const target = request.url ?? "/";
  return target.startsWith("/") ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, "") || "/";
}

/**
 * The URL with the host that was asked, by which the mock knows the regions' own. A path is taken as it was sent, as servers
 * do: `fetch` would walk up at `..`.
 * @param {Incoming} request
 */
function urlOf(request) {
  const host = /^[a-z]+:\/\/([^/?]*)/i.exec(request.url ?? "")?.[1] ?? request.headers.host ?? LOOPBACK;
  const [path, ...query] = pathOf(request).split("?");
  const segments = path.replaceAll("\\", "%5C").split("/");
  const kept = segments.map((segment) => (/^(\.|%2e){1,2}$/i.test(segment) ? segment.replace(/\.|%2e/gi, "%252e") : segment));
  const rest = [kept.join("/"), ...query].join("?");
  return URL.canParse(`http://${host}/`) ? `http://${host}${rest}` : `http://${LOOPBACK}${rest}`;
}

/** @param {Incoming} request */
function headersOf({ rawHeaders }) {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at], rawHeaders[at + 1]);
  return headers;
}

/**
 * @param {any} reply a `Response`
 * @param {Outgoing} response
 */
async function send(reply, response) {
  response.statusCode = reply.status;
  for (const [name, value] of reply.headers) response.setHeader(name, value);
  const body = reply.body?.getReader();
  const { pieces, next } = body ? await beginningOf(body) : { pieces: [] };
  if (next) {
    response.flushHeaders();
    for (const piece of pieces) response.write(piece);
    return pass(body, next, response);
  }
  response.end(Buffer.concat(pieces));
}

/**
 * What of a body is there at once, and the read that is not.
 * @param {any} body
 * @returns {Promise<{ pieces: Uint8Array[], next?: Promise<any> }>}
 */
async function beginningOf(body) {
  const time = pause(AT_ONCE_MS);
  /** @type {Uint8Array[]} */
  const pieces = [];
  for (let next = body.read(); ; next = body.read()) {
    const read = await Promise.race([next.catch(() => undefined), time]);
    if (!read) return { pieces, next };
    if (read.done) return { pieces };
    pieces.push(read.value);
  }
}

/**
 * Passes on what comes bit by bit, and cuts the connection where it breaks.
 * @param {any} body
 * @param {Promise<any>} first the read that is under way
 * @param {Outgoing} response
 */
async function pass(body, first, response) {
  try {
    for (let next = first; ; next = body.read()) {
      const { done, value } = await next;
      if (done) return void response.end();
      if (!response.write(value)) await Promise.race([once(response, "drain"), once(response, "close")]);
    }
  } catch {
    await cut(response);
  }
}

/**
 * Closes a connection in the middle of an answer, of which arrives what was written.
 * @param {Outgoing} response
 */
async function cut(response) {
  await pause(AT_ONCE_MS);
  response.socket?.destroy();
}

/** @param {number} ms @returns {Promise<undefined>} */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

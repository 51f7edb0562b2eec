// A search over generated events, far away: each answer takes 50 ms. node far-server.mjs EVENTS
// It prints its URL, and ends with its standard input.

import { createServer } from "node:http";
import { pageOf } from "./inside/pages.js";

const LATENCY_MS = 50;
const count = Number(process.argv[2]);

const server = createServer((request, response) => {
  const body = pageOf(new URL(request.url, "http://127.0.0.1").searchParams, count);
  setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end(body), LATENCY_MS);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();

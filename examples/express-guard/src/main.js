// A sign-up behind the guard, on Node's own server. In Express: `app.post("/sign-up", guard, signUp)`.
import { createServer } from "node:http";
import { memoryOnce } from "fingerprint-edge/guard";
import { guardWith } from "./guard.js";

const { FINGERPRINT_SEALED_KEY: key, SITE_ORIGIN: origin, HOST = "127.0.0.1", PORT = "8080" } = process.env;
// The Host header is the visitor's to write: where the pages are, this server must be told.
if (!key || !origin) throw new Error("FINGERPRINT_SEALED_KEY and SITE_ORIGIN must be set");

const guard = guardWith({
  keys: [{ key, algorithm: "aes-256-gcm" }],
  policy: ({ ip }) => ({ maxAgeMs: 2 * 60_000, ip, origin, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } }),
  // One process. Where there are several, something that they share: see the page on the guard.
  once: memoryOnce(),
});

function signUp(request, response) {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  response.writeHead(201, headers).end(JSON.stringify({ visitor: request.event.identification?.visitor_id }));
}

// A sealed result is longer than the headers that Node takes by itself.
const server = createServer({ requestTimeout: 10_000, maxHeaderSize: 128 * 1024 }, (request, response) => {
  if (request.method !== "POST" || request.url !== "/sign-up") return response.writeHead(404).end();
  guard(request, response, () => signUp(request, response)).catch((error) => {
    // Its name alone: a message may quote what a visitor sent.
    console.error(error?.name);
    response.destroy();
  });
});
server.listen(Number(PORT), HOST, () => console.log(`listening on http://${HOST}:${server.address().port}`));

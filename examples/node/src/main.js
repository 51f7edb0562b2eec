// Events as lines of JSON, however many: `GET /export?start=…&end=…`, in Unix milliseconds, for those who have the token.
import { createServer } from "node:http";
import { FingerprintClient } from "fingerprint-edge/client";
import { isAuthorized } from "./auth.js";
import { sendEvents } from "./export.js";
import { failure } from "./failure.js";

const { EXPORT_TOKEN: token, FINGERPRINT_SECRET_KEY: apiKey, HOST = "127.0.0.1", PORT = "8080" } = process.env;
// Both are secrets: the token made up at random (`openssl rand -hex 32`). Without them nothing starts.
if (!token || !apiKey) throw new Error("EXPORT_TOKEN and FINGERPRINT_SECRET_KEY must be set");
const { FINGERPRINT_BASE_URL: baseUrl, FINGERPRINT_REGION: region } = process.env;
const client = new FingerprintClient({ apiKey, baseUrl, region });

async function answer(request, response) {
  if (!isAuthorized(request, token)) return refuse(response, 401, { "www-authenticate": "Bearer" });
  const [path, query] = request.url.split("?");
  if (path !== "/export") return refuse(response, 404);
  if (request.method !== "GET") return refuse(response, 405, { allow: "GET" });
  const [start, end] = ["start", "end"].map((name) => new URLSearchParams(query).get(name) ?? "");
  if (![start, end].every((text) => /^\d{1,15}$/.test(text))) return refuse(response, 400);
  await sendEvents(client, { start: Number(start), end: Number(end), limit: 100 }, response);
}

const refuse = (response, status, headers) => response.writeHead(status, { "cache-control": "no-store", ...headers }).end();

const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
  answer(request, response).catch((error) => {
    // Names alone: a message may quote what was sent. Nor does the API's fault look like one of ours, or of the caller's.
    console.error(error?.name, error?.statusCode);
    // What has begun breaks off, so that nobody takes it for the whole.
    if (response.headersSent) response.destroy();
    else refuse(response, ...failure(error));
  });
});
// For those who stop reading; longer than a page may take.
server.timeout = 60_000;
server.listen(Number(PORT), HOST, () => console.log(`listening on http://${HOST}:${server.address().port}`));

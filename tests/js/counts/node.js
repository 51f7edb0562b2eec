// Compares what each call costs with what it may cost, inside Node.

import { readFileSync } from "node:fs";
import { FingerprintClient } from "fingerprint-edge/client";
import { print } from "../runtimes/inside/report.js";
import { countsOf } from "./count.js";
import { CALLS } from "./rows.js";

const results = [];
for (const [name, { most, ...call }] of Object.entries(CALLS)) {
  for (const way of Object.keys(most)) results.push({ name: `${name}, ${way}`, ...(await compared(way, most[way], call)) });
}
print(process.version, results);

async function compared(way, most, { status, body, call }) {
  const begin = Date.now();
  const counts = await counted(way, { status, body, call });
  const above = Object.entries(counts).filter(([what, count]) => count > (most[what] ?? 0));
  const error = above.map(([what, count]) => `${what}: ${count}, at most ${most[what] ?? 0}`).join("; ");
  return { ms: Date.now() - begin, ...(error && { error }) };
}

async function counted(way, { status, body, call }) {
  const text = body ? readFileSync(new URL(`../../fixtures/v4/${body}.json`, import.meta.url), "utf8") : "";
  const headers = { "content-type": "application/json", ...(way !== "no length" && { "content-length": String(Buffer.byteLength(text)) }) };
  let response;
  const fetch = async () => response;
  globalThis.fetch = fetch;
  const client = new FingerprintClient({ apiKey: "a-secret-key-1", ...(way === "option" && { fetch }) });
  let counts;
  // The first one makes the instance, and what is made once.
  for (let turn = 0; turn < 3; turn++) {
    response = new Response(text, { status, headers });
    counts = await countsOf(() => call(client));
  }
  return counts;
}

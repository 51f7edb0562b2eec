// The contract in workerd, and a client at a Worker's top level.

import { toolVersion } from "./consumer.mjs";
import { guarded } from "./process.mjs";
import { startWorker } from "./start-worker.mjs";

/** As any Worker is, without flags. */
export const workerd = contractWith({});

/** With what a user may turn on: Node's modules are offered then. */
export const workerdNode = contractWith({ compatibilityDate: "2026-04-01", compatibilityFlags: ["nodejs_compat"] });

function contractWith(flags) {
  return async ({ consumer, mockUrl, apiKey, otherUrl }) => {
    let output = "";
    const keep = (stream) => stream.on("data", (chunk) => { output += chunk; });
    // Bindings arrive with a request; these are for the client that the module makes at its top level.
    const constants = { MOCK_URL: mockUrl, API_KEY: apiKey, OTHER_URL: otherUrl };
    const options = { ...flags, handleRuntimeStdio: (stdout, stderr) => [stdout, stderr].forEach(keep) };
    const miniflare = await startWorker(consumer, "runtimes/inside/worker.js", constants, options);
    let result;
    try {
      result = await guarded(report(miniflare));
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${output.slice(-4_000)}`);
    } finally {
      // What it printed is complete only when it has ended.
      await miniflare.dispose();
    }
    return { ...result, output };
  };
}

async function report(miniflare) {
  const clients = await sharedClient(miniflare);
  const { results } = await get(miniflare, "/contract");
  return { version: toolVersion("workerd"), results: [clients, ...results] };
}

/** A promise belongs to the request that made it: a client that kept one would hang the second request. */
async function sharedClient(miniflare) {
  const name = "a client made at the module's top level serves request after request, also at once";
  const begin = Date.now();
  try {
    const numbers = [];
    for (const _ of "12") numbers.push((await get(miniflare, "/client")).events);
    for (const { events } of await Promise.all(["/client", "/client", "/client"].map((path) => get(miniflare, path)))) numbers.push(events);
    if (!(numbers[0] > 0) || numbers.some((number) => number !== numbers[0])) throw new Error(`events found: ${numbers}`);
    return { name, ms: Date.now() - begin };
  } catch (error) {
    return { name, ms: Date.now() - begin, error: String(error) };
  }
}

async function get(miniflare, path) {
  const response = await miniflare.dispatchFetch(`http://worker.test${path}`);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

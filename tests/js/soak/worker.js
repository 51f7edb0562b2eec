// The Worker of the soak: clients at its top level that serve every request, many at once.

import { FingerprintClient, FingerprintIqClient, FingerprintV3Client } from "fingerprint-edge";
import { newestWith } from "../contract/instances.js";
import { idOf, KEY, LIMITS, planOf } from "./plan.mjs";

const options = { apiKey: KEY, baseUrl: UPSTREAM, ...LIMITS };
const v4 = new FingerprintClient(options);
const v3 = new FingerprintV3Client(options);
const iq = new FingerprintIqClient(options);

/** Each operation: the call, and the id that came back. An update brings none back: the upstream compares. */
const OPERATIONS = {
  get: async (id, call) => (await v4.getEvent(id, null, call)).event_id,
  search: async (id, call) => (await v4.searchEvents({ linked_id: id }, call)).events.map((event) => event.event_id).join(),
  update: async (id, call) => (await v4.updateEvent(id, { linked_id: id }, call)) === undefined && id,
  getV3: async (id, call) => (await v3.getEvent(id, call)).products.identification.data.requestId,
  getIq: async (id, call) => (await iq.getEvent(id, call)).requestId,
};

/** The calls that a caller who leaves cuts short begin, and never end. */
let begun = 0;
let ended = 0;

export default {
  async fetch(request) {
    const path = new URL(request.url).pathname.slice(1);
    if (path === "state") return Response.json({ begun, ended, memory: newestWith("prepare").memory.buffer.byteLength });
    begun++;
    const outcome = await outcomeOf(planOf(Number(path)));
    ended++;
    return Response.json(outcome);
  },
};

async function outcomeOf({ n, operation, options: limits }) {
  try {
    return { id: await OPERATIONS[operation](idOf(n), { ...limits, headers: { "x-call": String(n) } }) };
  } catch (error) {
    const { name, message, attempts, retryable, mayHaveArrived, statusCode, limit } = error;
    return { error: { name, message, attempts, retryable, mayHaveArrived, statusCode, limit } };
  }
}

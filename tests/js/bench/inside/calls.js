// The calls that are timed, what a stub answers them with, and what must come of them.

import { FILTERS } from "../../counts/filters.js";
import data from "../data.js";

const EVENT_ID = "1708102555327.NNNNN0";
const JSON_TYPE = "application/json; charset=utf-8";

/** `call` is made with a client, `status` and `body` are its answer, `proof` is what must come of it as JSON. */
export const CALLS = {
  get: { call: (client) => client.getEvent(EVENT_ID), body: data.event },
  "search of 10": { call: (client) => client.searchEvents({ limit: 10 }), body: data.pages[10] },
  "search of 100": { call: (client) => client.searchEvents({ limit: 100 }), body: data.pages[100] },
  // One event alone: it is the filters whose cost is to be seen.
  "12 filters": { call: (client) => client.searchEvents(FILTERS), body: data.pages[1] },
  update: { call: (client) => client.updateEvent(EVENT_ID, data.update) },
  delete: { call: (client) => client.deleteVisitorData("TaDnMBz9XCpZNuSzFUqP") },
  404: { call: (client) => failure(client.getEvent(EVENT_ID)), status: 404, body: data.notFound, proof: "404" },
};

/** Of a call that must fail, the status. */
async function failure(call) {
  try {
    await call;
  } catch (error) {
    return error.statusCode;
  }
}

/** A `fetch` that answers at once. The body is bytes, as it is when it comes from a network. */
export function stubFor({ status = 200, body }, withLength) {
  const bytes = body === undefined ? null : new TextEncoder().encode(body);
  const headers = { ...(bytes && { "content-type": JSON_TYPE }), ...(withLength && { "content-length": String(bytes?.byteLength ?? 0) }) };
  return async () => new Response(bytes, { status, headers });
}

/** What must come of a call, as JSON. */
export function proofOf({ body, proof = body }) {
  return proof;
}

/** Whether a value is what must come of a call, as far as it can be seen in no time. */
export function looksRight({ body, proof }, value) {
  if (body === undefined) return value === undefined;
  if (proof !== undefined) return String(value) === proof;
  return typeof (value.event_id ?? value.events.at(-1).event_id) === "string";
}

// The calls that are counted, and what each may cost at most: of what is not named, nothing. A count that grows is a cut that was undone.

import { FILTERS } from "./filters.js";

const ID = "1708102555327.NLOjmg";

/** Of every call: one crossing, one timer. */
const CALL = { crossings: 1, looksAtTheClock: 1, controllers: 1, timers: 1, timersCleared: 1 };

/**
 * Of an answer that is read, by the way it comes: with its length, without it, or by a `fetch` that was passed. Node reads it
 * in pieces, also where it is asked for the whole.
 */
const READ = {
  length: { ...CALL, headersAsked: 2, wholeReads: 1, pieces: 2, parses: 1, promises: 33 },
  "no length": { ...CALL, headersAsked: 1, pieces: 2, parses: 1, promises: 27 },
  option: { ...CALL, headersAsked: 1, pieces: 2, parses: 1, promises: 27 },
};

/** Of one that nobody reads: an empty body needs not be let go of. */
const UNREAD = {
  length: { ...CALL, headersAsked: 1, promises: 12 },
  "no length": { ...CALL, headersAsked: 1, cancels: 1, promises: 15 },
  option: { ...CALL, headersAsked: 1, promises: 12 },
};

/** Of a failure: the core says what follows, which takes the time, and `Retry-After` is asked for. */
const FAILED = Object.fromEntries(
  Object.entries(READ).map(([way, most]) => [way, { ...most, crossings: 2, looksAtTheClock: 2, headersAsked: most.headersAsked + 1 }]),
);

/** Each with the fixture that answers it. */
export const CALLS = {
  get: { most: READ, status: 200, body: "event", call: (client) => client.getEvent(ID) },
  search: { most: READ, status: 200, body: "search", call: (client) => client.searchEvents({ limit: 10 }) },
  filters: { most: READ, status: 200, body: "search", call: (client) => client.searchEvents(FILTERS) },
  update: { most: UNREAD, status: 200, call: (client) => client.updateEvent(ID, { suspect: true, linked_id: "order-1" }) },
  delete: { most: UNREAD, status: 200, call: (client) => client.deleteVisitorData("Ibk1527CUFmcnjLwIs4A9") },
  "not found": { most: FAILED, status: 404, body: "error-event-not-found", call: (client) => client.getEvent(ID) },
};

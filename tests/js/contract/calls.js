// A call of each system and of each way to be repeated, for what holds for all of them.

import { EVENT_ID, VISITOR_ID } from "./support.js";

const EDGE_REQUEST = { headers: [{ name: "user-agent", value: "curl/8" }], method: "GET", url: "https://example.com/", ipv4_address: "203.0.113.7" };

/**
 * `client` names the face's function that makes the client, `make` makes the call, `method` and
 * `path` are how the mock knows its requests. `lost` says whether it is repeated after a connection
 * that failed, `busy` whether after a 429 or 503.
 */
export const CALLS = [
  { operation: "getEvent", client: "client", make: (client, options) => client.getEvent(EVENT_ID, undefined, options), method: "GET", path: "/v4/events/*", lost: true, busy: true },
  { operation: "updateEvent", client: "client", make: (client, options) => client.updateEvent(EVENT_ID, { suspect: true }, options), method: "PATCH", path: "/v4/events/*", lost: true, busy: true },
  { operation: "deleteVisitorData", client: "client", make: (client, options) => client.deleteVisitorData(VISITOR_ID, options), method: "DELETE", path: "/v4/visitors/*", lost: false, busy: false },
  { operation: "makeEdgeEvent", client: "client", make: (client, options) => client.makeEdgeEvent(EDGE_REQUEST, options), method: "POST", path: "/v4/edge", lost: false, busy: true },
  { operation: "getEvent", client: "v3", make: (client, options) => client.getEvent(EVENT_ID, options), method: "GET", path: "/events/*", lost: true, busy: true },
  { operation: "getEvent", client: "iq", make: (client, options) => client.getEvent("req_mock_customer", options), method: "GET", path: "/v1/*", lost: true, busy: true },
];

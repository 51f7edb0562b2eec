// The contract inside workerd, and a client made where a Worker may do next to nothing: at its top level.

import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";

const client = new lib.FingerprintClient({ apiKey: API_KEY, baseUrl: MOCK_URL });

export default {
  async fetch(request) {
    if (new URL(request.url).pathname === "/client") {
      const { events } = await client.searchEvents();
      return Response.json({ events: events.length });
    }
    const host = { clientOptions: {} };
    return Response.json({ results: await run({ lib, mock, migrate, mockUrl: MOCK_URL, apiKey: API_KEY, otherUrl: OTHER_URL, host }) });
  },
};

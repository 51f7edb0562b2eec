// The contract inside workerd, and a client made where a Worker may do next to nothing: at its top level.

import { run } from "../../contract/index.js";
import { subpaths } from "./package.js";

const client = new subpaths.lib.FingerprintClient({ apiKey: API_KEY, baseUrl: MOCK_URL });

export default {
  async fetch(request) {
    if (new URL(request.url).pathname === "/client") {
      const { events } = await client.searchEvents();
      return Response.json({ events: events.length });
    }
    const host = { clientOptions: {} };
    return Response.json({ results: await run({ ...subpaths, mockUrl: MOCK_URL, apiKey: API_KEY, otherUrl: OTHER_URL, host }) });
  },
};

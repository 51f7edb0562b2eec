// A Worker that only calls the API. It imports the client's subpath: wrangler uploads each wasm file that it comes by, used or not.

import { FingerprintClient } from "fingerprint-edge/client";

export default {
  async fetch(request, env) {
    const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
    const { searchParams } = new URL(request.url);
    return Response.json(await client.getEvent(searchParams.get("event")));
  },
};

// A Worker that only calls the API. Vite leaves out what is not used: the package's root will do.
import { FingerprintClient } from "fingerprint-edge";

export default {
  async fetch(request, env) {
    const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
    return Response.json(await client.getEvent(new URL(request.url).searchParams.get("event")));
  },
};

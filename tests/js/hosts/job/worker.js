// The job in a Worker, which has its key from its bindings.

import { answer } from "./job.js";

export default {
  async fetch(_request, env) {
    return Response.json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
  },
};

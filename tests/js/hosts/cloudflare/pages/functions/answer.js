// The job in a function of Cloudflare Pages.

import { answer } from "../../job/job.js";

export async function onRequest({ env }) {
  return Response.json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
}

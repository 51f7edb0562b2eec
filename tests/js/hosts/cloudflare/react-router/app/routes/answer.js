import { env } from "cloudflare:workers";
import { answer } from "../../../job/job.js";

export async function loader() {
  return Response.json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
}

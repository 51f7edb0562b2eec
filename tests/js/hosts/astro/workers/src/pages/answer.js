import { env } from "cloudflare:workers";
import { answer } from "../../../job/job.js";

export const prerender = false;

export async function GET() {
  return Response.json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
}

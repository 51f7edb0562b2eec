import { json } from "@sveltejs/kit";
import { env } from "$env/dynamic/private";
import { answer } from "../../../../job/job.js";

export async function GET() {
  return json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
}

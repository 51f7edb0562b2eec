import { json } from "@sveltejs/kit";
import { answer } from "../../../../job/job.js";

export async function GET({ platform: { env } }) {
  return json(await answer({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }));
}

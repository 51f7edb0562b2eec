import { answer } from "../../../job/job.js";

export const prerender = false;

export async function GET() {
  return Response.json(await answer({ apiKey: process.env.FINGERPRINT_SECRET_KEY, baseUrl: process.env.FINGERPRINT_BASE_URL }));
}

import { answer } from "../../job/job.js";

export async function GET() {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
  return Response.json(await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }));
}

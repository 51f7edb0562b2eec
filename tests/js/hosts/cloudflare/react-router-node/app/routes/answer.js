import { answer } from "../../../job/job.js";

export async function loader() {
  return Response.json(await answer({ apiKey: process.env.FINGERPRINT_SECRET_KEY, baseUrl: process.env.FINGERPRINT_BASE_URL }));
}

import { env } from "cloudflare:workers";
import { FingerprintClient } from "fingerprint-edge";

export const prerender = false;

export async function GET({ url }) {
  const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, region: "eu" });
  const { identification } = await client.getEvent(url.searchParams.get("event"));
  return Response.json({ visitor: identification?.visitor_id });
}

import { json } from "@sveltejs/kit";
import { FingerprintClient } from "fingerprint-edge/client";

export async function GET({ platform, url }) {
  const client = new FingerprintClient({ apiKey: platform.env.FINGERPRINT_SECRET_KEY, region: "eu" });
  const { identification } = await client.getEvent(url.searchParams.get("event"));
  return json({ visitor: identification?.visitor_id });
}

import { env } from "cloudflare:workers";
import { FingerprintClient } from "fingerprint-edge";

export async function loader({ request }) {
  const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, region: "eu" });
  const { identification } = await client.getEvent(new URL(request.url).searchParams.get("event"));
  return { visitor: identification?.visitor_id };
}

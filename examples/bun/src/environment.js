// What comes from the environment. Both are secrets, the token made up at random (`openssl rand -hex 32`): without them nothing starts.
import { FingerprintClient } from "fingerprint-edge/client";

const { VERDICT_TOKEN, FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: baseUrl, FINGERPRINT_REGION: region } = process.env;
if (!VERDICT_TOKEN || !apiKey) throw new Error("VERDICT_TOKEN and FINGERPRINT_SECRET_KEY must be set");

export const token = VERDICT_TOKEN;
export const client = new FingerprintClient({ apiKey, baseUrl, region, deadline: 3_000 });
export const { HOST: hostname = "127.0.0.1", PORT: port = "8080" } = process.env;

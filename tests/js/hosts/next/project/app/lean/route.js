// A route that only calls the API: one wasm file is to be left of it. By the subpath of the clients, since webpack's edge layer
// takes every wasm file of a module that it resolves, in use or not.

import { FingerprintClient } from "fingerprint-edge/client";

export const runtime = "edge";

export async function GET(request) {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
  const client = new FingerprintClient({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  const { events } = await client.searchEvents({ limit: Number(request.nextUrl.searchParams.get("limit")) });
  return Response.json(events.length);
}

// In front of pages that robots should not see: what the API makes of a request, before anything is rendered.
import { FingerprintClient } from "fingerprint-edge/client";
import { verifyEvent } from "fingerprint-edge/verify";
import { NextResponse } from "next/server";
import { addressOf } from "./lib/address.js";

// Each request is an event, which the API counts: it is asked about the pages alone for which that pays.
export const config = { matcher: ["/checkout/:path*"] };

const POLICY = { allow: { bot: "not_detected" }, deny: { proxy: true } };

export async function middleware(request) {
  try {
    return (await isWelcome(request)) ? NextResponse.next() : refusal(403, "not for robots");
  } catch (error) {
    // Whatever fails, nobody gets in. The name alone: a message may quote what a visitor sent.
    console.error(error?.name, error?.statusCode);
    return refusal(503, "try again later");
  }
}

async function isWelcome(request) {
  const ip = addressOf(request);
  if (!ip) return false;
  const { FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: baseUrl } = process.env;
  const client = new FingerprintClient({ apiKey, baseUrl, deadline: 3_000 });
  const event = await client.makeEdgeEvent(request, { ip });
  const { ok, reasons } = verifyEvent(event, POLICY);
  // The codes alone: what was observed is the visitor's data.
  if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
  return ok;
}

const refusal = (status, text) => new NextResponse(text, { status, headers: { "cache-control": "no-store" } });

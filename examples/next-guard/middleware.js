// The guard as Next's middleware: of what is sent to the routes below, it lets real visitors through alone, each event once.
// Next 16 takes it as it is, and as `proxy.js`, where the function is called `proxy`.
import { createGuard } from "fingerprint-edge/guard";
import { NextResponse } from "next/server";
import { claim } from "./lib/once.js";
import { withPass } from "./lib/pass.js";

export const config = { matcher: ["/api/orders/:path*"] };

const POLICY = { maxAgeMs: 2 * 60_000, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } };

export async function middleware(request) {
  try {
    const { ok, reasons, event } = await guardOf(process.env)(request);
    if (ok) return NextResponse.next({ request: { headers: await withPass(request.headers, event.event_id) } });
    // For the log alone: a visitor who is told why knows what to change.
    console.warn(reasons);
    return refusal(403, "not_trusted");
  } catch (error) {
    console.error(error?.name);
    return refusal(500, "internal");
  }
}

function guardOf({ FINGERPRINT_SEALED_KEY: key, SITE_ORIGIN: origin, CLIENT_IP_HEADER: addressHeader }) {
  if (!origin || !addressHeader) throw new Error("SITE_ORIGIN and CLIENT_IP_HEADER must be set");
  return createGuard({
    keys: [{ key, algorithm: "aes-256-gcm" }],
    // From the one header that the host itself writes. Without an address, nobody gets in.
    policy: ({ headers }) => ({ ...POLICY, origin, ip: headers.get(addressHeader) }),
    once: { claim },
  });
}

const refusal = (status, error) => Response.json({ error }, { status, headers: { "cache-control": "no-store" } });

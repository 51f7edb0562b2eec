// The guard of whatever changes something. An id is easily passed on: it counts for a short time, from where it was made, and once.
import { FingerprintClient } from "fingerprint-edge/client";
import { createGuard, d1Once } from "fingerprint-edge/guard";
import { env } from "$env/dynamic/private";

const POLICY = { maxAgeMs: 2 * 60_000, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } };

/** What it says of the event of SvelteKit: whether it may go on, and if so whose it is. */
export function guard({ request, url, platform, getClientAddress }) {
  const judge = createGuard({
    client: new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL }),
    policy: { ...POLICY, ip: getClientAddress(), origin: url.origin },
    once: d1Once(platform.env.USED),
  });
  return judge(request);
}

/** What the page can do about it, and nothing that would teach a visitor what to change. */
export function refusalOf([reason]) {
  const [status, text] = answerTo(reason);
  return new Response(text, { status, headers: { "cache-control": "no-store" } });
}

function answerTo(reason) {
  if (reason === "event_missing") return [403, "no event"];
  // A page that is no page of the API's, too, says that there is none.
  if (reason.startsWith("api_failed: 404")) return [403, "no such event"];
  if (reason === "used_before") return [409, "used before"];
  const isFailure = ["store_failed", "event_unreadable"].includes(reason) || reason.startsWith("api_failed");
  return isFailure ? [503, "try again later"] : [403, "not trusted"];
}

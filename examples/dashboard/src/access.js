// Whom Cloudflare Access lets in: its token, verified, since whoever finds an address that Access does not guard (that of
// workers.dev, say) can write the header.
import { createRemoteJWKSet, jwtVerify } from "jose";

const DOMAIN = /^(?:[a-z\d-]+\.)+cloudflareaccess\.com$/;

/** As its owner writes it, with a scheme or without; nothing where it is no team's of Cloudflare's. */
export function teamOf({ ACCESS_TEAM_DOMAIN: team }) {
  const domain = typeof team === "string" ? team.toLowerCase().replace(/^https:\/\/|\/$/g, "") : "";
  return DOMAIN.test(domain) ? `https://${domain}` : undefined;
}

/**
 * The team's keys: kept for ten minutes, and asked for anew when a token names one that is not among them, but not as often
 * as a stranger likes.
 */
let keys;
const COOLDOWN_MS = 10_000;

export async function accessSession(c) {
  const team = teamOf(c.env);
  const token = c.req.header("cf-access-jwt-assertion");
  if (team === undefined || !token) return undefined;
  keys ??= createRemoteJWKSet(new URL("/cdn-cgi/access/certs", team), { cooldownDuration: COOLDOWN_MS });
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      issuer: team,
      audience: c.env.ACCESS_AUD,
      requiredClaims: ["exp", "iat"],
    });
    // A service token has no subject, and a name.
    const id = payload.sub || payload.common_name;
    return typeof id === "string" && id ? { id, by: "access" } : undefined;
  } catch (error) {
    console.warn("Cf-Access-Jwt-Assertion", error?.code ?? error?.name);
    return undefined;
  }
}

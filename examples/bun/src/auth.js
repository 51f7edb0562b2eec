// Whether a request brings the bearer token.
import { createHash, timingSafeEqual } from "node:crypto";

/** Digests are compared, in constant time: how long the answer takes tells neither the token nor its length. */
export function isAuthorized(request, token) {
  const [, given = ""] = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text) => createHash("sha256").update(text).digest();

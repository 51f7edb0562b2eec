// Whether a request brings the bearer token.

/** Digests are compared, in constant time: how long the answer takes tells neither the token nor its length. */
export async function isAuthorized(request, token) {
  const given = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const [left, right] = await Promise.all([given, token].map(digest));
  return crypto.subtle.timingSafeEqual(left, right);
}

const digest = (text) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));

// What secrets are compared and signed with.

const bytesOf = (text) => new TextEncoder().encode(text);

/** In constant time, whatever the lengths: the digests of both are compared. */
export async function sameText(one, other) {
  const digests = [one, other].map((text) => crypto.subtle.digest("SHA-256", bytesOf(text)));
  return crypto.subtle.timingSafeEqual(...(await Promise.all(digests)));
}

/** A key or a token for one purpose: what is signed for another passes for nothing here. */
export async function macOf({ SESSION_SECRET }, ...parts) {
  const key = await crypto.subtle.importKey("raw", bytesOf(SESSION_SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(JSON.stringify(parts))));
}

// The proxy of the page in a browser: it adds the key.

export function GET(request) {
  const { pathname, search } = request.nextUrl;
  const headers = { authorization: `Bearer ${process.env.FINGERPRINT_SECRET_KEY}` };
  return fetch(`${process.env.FINGERPRINT_BASE_URL}${pathname.slice("/api".length)}${search}`, { headers, cache: "no-store" });
}

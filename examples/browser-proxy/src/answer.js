// What goes to the browser: errors in the API's own words, which the page's client understands, and headers for everything.

const POLICY = {
  "default-src": "'none'",
  // The client compiles its wasm in the page. The agent comes from its vendor, and calls its vendor, in any region.
  "script-src": "'self' 'wasm-unsafe-eval' https://fpjscdn.net",
  "connect-src": "'self' https://fpjscdn.net https://api.fpjs.io https://*.api.fpjs.io",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

export const apiError = (status, code, headers) =>
  Response.json({ error: { code, message: code.replaceAll("_", " ") } }, { status, headers });

export function secured({ status, body, headers }) {
  const all = new Headers(headers);
  const policy = Object.entries(POLICY).map((directive) => directive.join(" "));
  all.set("content-security-policy", policy.join("; "));
  all.set("x-content-type-options", "nosniff");
  all.set("referrer-policy", "no-referrer");
  // What is for one visitor is kept by nobody in between.
  if (/json/.test(all.get("content-type"))) all.set("cache-control", "no-store");
  return new Response(body, { status, headers: all });
}

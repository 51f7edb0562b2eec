// The headers of every answer, and https for all but a developer's own machine.
import { secureHeaders } from "hono/secure-headers";
import { teamOf } from "./access.js";
import { Refused } from "./failure.js";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

const POLICY = "content-security-policy";

const secured = secureHeaders({
  // What the API says of a visitor is text of that visitor's: no script but the page's own, no style, no connection.
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  // Not `no-referrer`, with which browsers send a form with `Origin: null`.
  referrerPolicy: "same-origin",
  strictTransportSecurity: "max-age=31536000",
  xFrameOptions: "DENY",
});

/** Nothing is kept by anybody but files of the page, by the browser that fetched them. */
export async function headers(c, next) {
  await secured(c, next);
  const team = teamOf(c.env);
  // The form of the way out ends there, by redirects, which the policy of a form has a say in.
  if (team !== undefined) c.res.headers.set(POLICY, c.res.headers.get(POLICY).replace("form-action 'self'", `form-action 'self' ${team}`));
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
}

export const isLoopback = (url) => url.protocol === "http:" && LOOPBACK.includes(url.hostname);

export function httpsOnly(c, next) {
  const url = new URL(c.req.url);
  if (url.protocol === "https:" || isLoopback(url)) return next();
  url.protocol = "https:";
  if (["GET", "HEAD"].includes(c.req.method)) return c.redirect(url.href, 308);
  throw new Refused(403, "https_required", "the dashboard takes nothing over http");
}

// Whether a request comes from the dashboard itself: other sites can have a browser send some, with its cookies.
import { sameText } from "./digests.js";
import { Refused } from "./failure.js";
import { csrfOf } from "./session.js";

const SAFE = ["GET", "HEAD"];

const refused = (message) => new Refused(403, "csrf_failed", message);

/** What changes something says where it comes from; a page's request for data comes from nowhere else, either. */
export function sameOrigin(c, next) {
  const site = c.req.header("sec-fetch-site");
  const { origin } = new URL(c.req.url);
  const isSafe = SAFE.includes(c.req.method);
  // Each request for data costs calls of the API.
  const isOurs = site === undefined || site === "same-origin" || (site === "none" && isSafe);
  if (!isOurs && (!isSafe || c.req.path.startsWith("/api/"))) throw refused("the request comes from another site");
  if (!isSafe && c.req.header("origin") !== origin) throw refused("the request does not come from this origin");
  return next();
}

/** Whoever sends this has read the page of this very session. */
export async function checkCsrf(c, token) {
  const { session } = c.var;
  const isRight = session !== undefined && typeof token === "string" && (await sameText(token, await csrfOf(c.env, session)));
  if (!isRight) throw refused("the token is missing, or belongs to another session");
}

// A page, and the proxy behind it: it knows who asks, adds the key, and gives a visitor their own event and nothing else.
import { apiError, secured } from "./answer.js";
import { ownEvent } from "./event.js";
import { newSession, visitorOf } from "./session.js";

export default {
  async fetch(request, env) {
    try {
      return secured(await answer(request, env));
    } catch (error) {
      // Its name alone: a message may quote what a visitor sent.
      console.error(error?.name);
      return secured(apiError(500, "internal"));
    }
  },
};

async function answer(request, env) {
  const { pathname } = new URL(request.url);
  if (!/^\/+api(\/|$)/.test(pathname)) return env.ASSETS.fetch(request);
  if (pathname === "/api/session" && request.method === "POST") return session(request, env.SESSION_SECRET);
  // The one call that a page may make. Any other path of the API would be another visitor's data, or a deletion.
  const [, id] = /^\/api\/v4\/events\/([^/]+)$/.exec(pathname) ?? [];
  if (id === undefined || request.method !== "GET") return apiError(404, "no_such_route");
  const visitor = await visitorOf(request, env.SESSION_SECRET);
  if (visitor === undefined) return apiError(401, "no_session");
  // Cloudflare writes the address; sessions are free to make, and bound nobody.
  const key = request.headers.get("cf-connecting-ip");
  if (!key || !(await env.LIMIT.limit({ key })).success) return apiError(429, "too_many_requests", { "retry-after": "60" });
  return ownEvent(env, id, visitor);
}

/** The id that the page has its event linked to; the same one for as long as the cookie lasts. */
async function session(request, secret) {
  const known = await visitorOf(request, secret);
  const { visitor, cookie } = known === undefined ? await newSession(secret) : { visitor: known };
  return Response.json({ linked_id: visitor }, { headers: cookie === undefined ? {} : { "set-cookie": cookie } });
}

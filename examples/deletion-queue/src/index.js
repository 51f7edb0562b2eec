// Deletions of visitors, as many as one likes, in the API's quota: taken over HTTP, kept in a Queue until the Durable Object
// has them, which deletes one after the other.
import { json, refuse } from "./answer.js";
import { isAuthorized } from "./auth.js";
import { consume } from "./consumer.js";
import { NotConfigured, settingsOf } from "./settings.js";
import { isVisitorId, visitorsIn } from "./visitors.js";

export { DeletionQueue } from "./deletion-queue.js";

export default {
  async fetch(request, env) {
    try {
      return await answer(request, env);
    } catch (error) {
      // Its name alone: a message may quote what was sent.
      console.error(error?.name);
      if (error instanceof NotConfigured) return refuse(503, "not_configured", error.message);
      return refuse(500, "internal", "internal error");
    }
  },

  queue: (batch, env) => consume(batch, env, queueOf(env)),

  async scheduled(_controller, env) {
    await queueOf(env).wake();
  },
};

/** The quota is that of a workspace: one object has to know all that is spent of it. */
const queueOf = (env) => env.DELETIONS.getByName("deletions");

const ROUTES = [
  [/^\/deletions$/, { GET: progress, POST: request }],
  [/^\/deletions\/([^/]+)$/, { GET: deletion }],
];

async function answer(request, env) {
  if (typeof env.DELETIONS_TOKEN !== "string" || !env.DELETIONS_TOKEN) throw new NotConfigured("the secret DELETIONS_TOKEN is not set");
  if (!(await isAuthorized(request, env.DELETIONS_TOKEN)))
    return refuse(401, "unauthorized", "the bearer token is missing or wrong", { "www-authenticate": "Bearer" });
  settingsOf(env);

  const { pathname } = new URL(request.url);
  const [path, methods] = ROUTES.find(([path]) => path.test(pathname)) ?? [];
  if (!path) return refuse(404, "no_such_route", "there is no such route");
  const allow = Object.keys(methods).join(", ");
  if (!Object.hasOwn(methods, request.method)) return refuse(405, "method_not_allowed", `the route takes ${allow}`, { allow });
  return methods[request.method](request, env, path.exec(pathname)[1]);
}

/** One message for all of a request: it is queued as a whole, or not at all. */
async function request(request, env) {
  const visitors = await visitorsIn(request);
  if (visitors instanceof Response) return visitors;
  await env.REQUESTS.send({ visitors, requestedAt: Date.now() });
  return json(202, { accepted: visitors.length });
}

async function progress(_request, env) {
  return json(200, await queueOf(env).progress());
}

async function deletion(_request, env, visitor) {
  if (!isVisitorId(visitor)) return refuse(400, "no_visitor_id", "the path does not end in a visitor id");
  const found = await queueOf(env).deletion(visitor);
  return found ? json(200, found) : refuse(404, "unknown", "no deletion of this visitor was requested, or it has been forgotten");
}

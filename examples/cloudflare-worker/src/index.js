// A small HTTP API over the clients, for those who have its token: the secret keys stay in the Worker's bindings.
import { json, refuse } from "./answer.js";
import { isAuthorized } from "./auth.js";
import { clientOf } from "./clients.js";
import { failure } from "./failure.js";
import { ROUTES } from "./routes.js";

export default {
  async fetch(request, env) {
    try {
      return await answer(request, env);
    } catch (error) {
      // Its name alone: a message may quote what was sent.
      console.error(error?.name);
      return refuse(500, "internal", "internal error");
    }
  },
};

async function answer(request, env) {
  // Every route gives or changes visitors' data: without a token of its own the Worker does nothing.
  if (typeof env.WORKER_TOKEN !== "string" || !env.WORKER_TOKEN) return refuse(503, "not_configured", "the secret WORKER_TOKEN is not set");
  if (!(await isAuthorized(request, env.WORKER_TOKEN)))
    return refuse(401, "unauthorized", "the bearer token is missing or wrong", { "www-authenticate": "Bearer" });

  const { pathname, searchParams: query } = new URL(request.url);
  const [path, methods] = ROUTES.find(([path]) => path.test(pathname)) ?? [];
  if (!path) return refuse(404, "no_such_route", "there is no such route");
  const allow = Object.keys(methods).join(", ");
  if (!Object.hasOwn(methods, request.method)) return refuse(405, "method_not_allowed", `the route takes ${allow}`, { allow });

  const [system, call] = methods[request.method];
  const client = clientOf(system, env);
  try {
    const id = decodeURIComponent(path.exec(pathname)[1] ?? "");
    return json(200, await call(client, { id, query, request }));
  } catch (error) {
    return refuse(...failure(error));
  }
}

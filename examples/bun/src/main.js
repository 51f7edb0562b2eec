// Verdicts for the services behind this one, in whatever language: may this event count, for a visitor with this address?
import { answer, failure } from "./answer.js";
import { isAuthorized } from "./auth.js";
import { client, hostname, port, token } from "./environment.js";
import { verdictOf } from "./verdict.js";

async function verdict(request) {
  if (!isAuthorized(request, token)) return answer(401, { error: "unauthorized" }, { "www-authenticate": "Bearer" });
  const ip = new URL(request.url).searchParams.get("ip");
  if (!ip) return answer(400, { error: "no_ip" });
  try {
    return answer(200, await verdictOf(client, request.params.id, ip));
  } catch (error) {
    return failure(error);
  }
}

const server = Bun.serve({
  hostname,
  port: Number(port),
  // Its page about an error shows the source.
  development: false,
  maxRequestBodySize: 1024,
  // Seconds; longer than a verdict may take.
  idleTimeout: 15,
  routes: { "/verdicts/:id": { GET: verdict } },
  fetch: () => answer(404, { error: "no_such_route" }),
  error(error) {
    // Its name alone: a message may quote what was sent.
    console.error(error.name);
    return answer(500, { error: "internal" });
  },
});
console.log(`listening on ${server.url}`);

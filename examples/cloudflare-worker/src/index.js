// A small HTTP API over the client: the secret key stays in the Worker's bindings.
import { FingerprintClient, RequestError } from "fingerprint-edge";

export default {
  async fetch(request, env) {
    const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
    try {
      return await answer(client, request.method, new URL(request.url));
    } catch (error) {
      if (error instanceof RequestError) return failure(error.statusCode, error.errorCode, error.message);
      if (error instanceof TypeError) return failure(400, "bad_argument", error.message);
      throw error;
    }
  },
};

async function answer(client, method, { pathname, searchParams }) {
  const [, collection, id, action] = pathname.split("/").map(decodeURIComponent);
  switch ([method, collection, id && ":id", action].filter(Boolean).join(" ")) {
    case "GET events":
      return Response.json(await client.searchEvents(filter(searchParams)));
    case "GET events :id":
      return Response.json(await client.getEvent(id));
    case "POST events :id flag":
      await client.updateEvent(id, { suspect: true });
      return new Response(null, { status: 204 });
    case "DELETE visitors :id":
      await client.deleteVisitorData(id);
      return new Response(null, { status: 204 });
  }
  return failure(404, "no_such_route", `${method} ${pathname}`);
}

// A query string is all text; the client takes numbers and booleans as what they are.
function filter(query) {
  const typed = { limit: Number, suspect: (text) => text === "true" };
  return Object.fromEntries([...query].map(([name, text]) => [name, Object.hasOwn(typed, name) ? typed[name](text) : text]));
}

const failure = (status, code, message) => Response.json({ code, message }, { status });

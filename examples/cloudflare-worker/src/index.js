// A small HTTP API over the clients: the secret keys stay in the Worker's bindings.
import { RequestError } from "fingerprint-edge";
import { clientsOf } from "./clients.js";

export default {
  async fetch(request, env) {
    const clients = clientsOf(env);
    try {
      return await answer(clients, request, new URL(request.url));
    } catch (error) {
      if (error instanceof RequestError) return failure(error.statusCode, error.errorCode, error.message);
      if (error instanceof TypeError) return failure(400, "bad_argument", error.message);
      throw error;
    }
  },
};

async function answer({ v4, v3, iq }, request, { pathname, searchParams }) {
  const segment = /(?<=\/(events|visitors)\/)[^/]+/;
  const id = decodeURIComponent(pathname.match(segment)?.[0] ?? "");
  switch (`${request.method} ${pathname.replace(segment, ":id")}`) {
    case "GET /events":
      return Response.json(await v4.searchEvents(filter(searchParams)));
    case "GET /events/:id":
      return Response.json(await v4.getEvent(id));
    case "POST /events/:id/flag":
      return done(await v4.updateEvent(id, { suspect: true }));
    case "DELETE /visitors/:id":
      return done(await v4.deleteVisitorData(id));
    case "POST /edge":
      return Response.json(await v4.makeEdgeEvent(request, { ipHeader: "cf-connecting-ip" }));
    case "GET /v3/events/:id":
      return Response.json(await v3.getEvent(id));
    case "GET /iq/events/:id":
      return Response.json(await iq.getEvent(id));
  }
  return failure(404, "no_such_route", `${request.method} ${pathname}`);
}

// A query string is all text; the client takes numbers and booleans as what they are.
function filter(query) {
  const typed = { limit: Number, suspect: (text) => text === "true" };
  return Object.fromEntries([...query].map(([name, text]) => [name, Object.hasOwn(typed, name) ? typed[name](text) : text]));
}

const done = () => new Response(null, { status: 204 });
const failure = (status, code, message) => Response.json({ code, message }, { status });

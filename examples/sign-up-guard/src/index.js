// Sign-ups of real visitors only: the browser sends its sealed result along, the guard judges what is in it, once.
import { guardOf, refusalOf } from "./guard.js";
import { readJson } from "./read-json.js";

export { OnceObject } from "fingerprint-edge/guard";

const MAX_BYTES = 256 * 1024;

export default {
  async fetch(request, env) {
    try {
      return await signUp(request, env);
    } catch (error) {
      // Its name alone: a message may quote what a visitor sent.
      console.error(error?.name);
      return answer(500, { error: "internal" });
    }
  },
};

async function signUp(request, env) {
  if (request.method !== "POST") return answer(405, { error: "method_not_allowed" }, { allow: "POST" });
  // Of a clone, since the guard reads the body, too; and first, since a body of no use should not use up an event.
  const body = await readJson(request.clone(), MAX_BYTES);
  if (body instanceof Response) return body;
  const { email } = body;
  if (typeof email !== "string" || !email) return answer(400, { error: "no_email" });

  const { ok, reasons, event } = await guardOf(env)(request);
  if (!ok) console.warn(reasons);
  if (!ok) return answer(...refusalOf(reasons));
  return answer(201, { email, visitor: event.identification?.visitor_id });
}

const answer = (status, body, headers) => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

// Sign-ups of real visitors only: the browser sends its sealed result along, the Worker judges what is in it, once.
import { readJson } from "./read-json.js";
import { eventIn } from "./sealed.js";
import { isTrusted } from "./trusted.js";

export { Once } from "./once.js";

const MAX_AGE_MS = 2 * 60_000;
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
  const body = await readJson(request, MAX_BYTES);
  if (body instanceof Response) return body;
  const { email, sealedResult } = body;
  if (typeof email !== "string" || !email) return answer(400, { error: "no_email" });
  const event = await eventIn(sealedResult, env.FINGERPRINT_SEALED_KEY);
  if (!event) return answer(400, { error: "no_sealed_result" });

  if (!isTrusted(event, request, MAX_AGE_MS)) return answer(403, { error: "not_trusted" });
  // Last, so that nobody can use up the event of another. Remembered for twice the age: clocks differ.
  if (!(await env.ONCE.getByName(event.event_id).claim(2 * MAX_AGE_MS))) return answer(409, { error: "used_before" });
  return answer(201, { email, visitor: event.identification?.visitor_id });
}

const answer = (status, body, headers) => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

// Sign-ups of real visitors only: the browser sends its sealed result along, the Worker judges what is in it, once.
import { verifyEvent } from "fingerprint-edge";
import { readJson } from "./read-json.js";
import { eventIn } from "./sealed.js";

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

  // Cloudflare writes it; `x-forwarded-for` may be written by anyone.
  const ip = request.headers.get("cf-connecting-ip");
  if (!ip) return answer(403, { error: "not_trusted" });
  const { ok, reasons } = verifyEvent(event, {
    maxAgeMs: MAX_AGE_MS,
    ip,
    origin: new URL(request.url).origin,
    rejectReplayed: true,
    deny: { bot: "bad", vpn: true, tampering: true },
  });
  // The codes alone: what was observed is the visitor's data.
  if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
  if (!ok) return answer(403, { error: "not_trusted" });
  // Last, so that nobody can use up the event of another. Remembered for twice the age: clocks differ.
  if (!(await env.ONCE.getByName(event.event_id).claim(2 * MAX_AGE_MS))) return answer(409, { error: "used_before" });
  return answer(201, { email, visitor: event.identification?.visitor_id });
}

const answer = (status, body, headers) => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

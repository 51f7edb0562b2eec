// An edge route: sign-ups of real visitors only. The browser sends its sealed result along, which is judged here, once.
import { claim } from "../../../lib/once.js";
import { readJson } from "../../../lib/read-json.js";
import { eventIn } from "../../../lib/sealed.js";
import { isTrusted } from "../../../lib/trusted.js";

export const runtime = "edge";

const MAX_AGE_MS = 2 * 60_000;
const MAX_BYTES = 256 * 1024;

export async function POST(request) {
  try {
    return await signUp(request);
  } catch (error) {
    // Its name alone: a message may quote what a visitor sent.
    console.error(error?.name);
    return answer(500, { error: "internal" });
  }
}

async function signUp(request) {
  const body = await readJson(request, MAX_BYTES);
  if (body instanceof Response) return body;
  const { email, sealedResult } = body;
  if (typeof email !== "string" || !email) return answer(400, { error: "no_email" });
  const event = await eventIn(sealedResult, process.env.FINGERPRINT_SEALED_KEY);
  if (!event) return answer(400, { error: "no_sealed_result" });
  if (!isTrusted(event, request, MAX_AGE_MS)) return answer(403, { error: "not_trusted" });
  // Last, so that nobody can use up the event of another. Remembered for twice the age: clocks differ.
  if (!(await claim(event.event_id, 2 * MAX_AGE_MS))) return answer(409, { error: "used_before" });
  return answer(201, { email, visitor: event.identification?.visitor_id });
}

const answer = (status, body) => Response.json(body, { status, headers: { "cache-control": "no-store" } });

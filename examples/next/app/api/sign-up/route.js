// An edge route: sign-ups of real visitors only. The browser sends its sealed result along, which the guard judges, once.
import { addressOf } from "../../../lib/address.js";
import { guardOf, refusalOf } from "../../../lib/guard.js";
import { readJson } from "../../../lib/read-json.js";

export const runtime = "edge";

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
  // Of a clone, since the guard reads the body, too; and first, since a body of no use should not use up an event.
  const body = await readJson(request.clone(), MAX_BYTES);
  if (body instanceof Response) return body;
  const { email } = body;
  if (typeof email !== "string" || !email) return answer(400, { error: "no_email" });
  const guard = guardOf(process.env, addressOf(request));
  const { ok, reasons, event } = await guard(request);
  if (!ok) console.warn(reasons);
  if (!ok) return answer(...refusalOf(reasons));
  return answer(201, { email, visitor: event.identification?.visitor_id });
}

const answer = (status, body) => Response.json(body, { status, headers: { "cache-control": "no-store" } });

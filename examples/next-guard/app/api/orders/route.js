// What is behind the guard: an order of a real visitor, who sends the sealed result along in the header `fingerprint-sealed`.
import { eventIdOf } from "../../../lib/pass.js";

export async function POST(request) {
  const event_id = await eventIdOf(request);
  if (event_id === undefined) return answer(403, { error: "not_trusted" });
  return answer(201, { event_id });
}

const answer = (status, body) => Response.json(body, { status, headers: { "cache-control": "no-store" } });

// Which visitors a request names, and what is no visitor id.
import { refuse } from "./answer.js";

export const MAX_VISITORS = 1_000;
/** Holds as many ids of the greatest length. */
const MAX_BYTES = 100_000;
/** Those of the API are 20 letters and digits. What else there may be is left to the API to refuse. */
const VISITOR_ID = /^[\w-]{1,64}$/;

export const isVisitorId = (value) => typeof value === "string" && VISITOR_ID.test(value);

/** The visitors, each once; for a body that names none, or too many, the response that refuses it. */
export async function visitorsIn(request) {
  const text = await textOf(request);
  if (text === undefined) return refuse(413, "too_large", `the body has more than ${MAX_BYTES} bytes`);
  const listed = listedIn(text);
  if (!listed?.length) return refuse(400, "no_visitors", 'the body is not {"visitor_id": "…"} or {"visitor_ids": ["…"]}');
  if (listed.length > MAX_VISITORS)
    return refuse(413, "too_many", `the body has more than ${MAX_VISITORS} visitor ids: send several requests`);
  const wrong = listed.findIndex((id) => !isVisitorId(id));
  if (wrong >= 0) return refuse(400, "no_visitor_id", `the visitor id at position ${wrong} is not 1 to 64 letters, digits, "_" or "-"`);
  return [...new Set(listed)];
}

function listedIn(text) {
  try {
    const { visitor_id: one, visitor_ids: many } = JSON.parse(text);
    if (one !== undefined && many !== undefined) return undefined;
    return one === undefined ? Array.isArray(many) && many : [one];
  } catch {
    return undefined;
  }
}

/** Counted while it comes: a body need not say how long it is, and may not fit into memory. */
async function textOf(request) {
  const decoder = new TextDecoder();
  let [text, left] = ["", MAX_BYTES];
  for await (const chunk of request.body ?? []) {
    left -= chunk.byteLength;
    if (left < 0) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

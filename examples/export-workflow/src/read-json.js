// The JSON object in the body of a request.
import { Refusal } from "./answer.js";

const MAX_BYTES = 64 * 1024;

export async function readJson(request) {
  const decoder = new TextDecoder();
  let [text, left] = ["", MAX_BYTES];
  // Counted while it comes: a body need not say how long it is.
  for await (const chunk of request.body ?? []) {
    left -= chunk.byteLength;
    if (left < 0) throw new Refusal(413, "too_large", `the body must have at most ${MAX_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    const value = JSON.parse(text + decoder.decode());
    if (isObject(value)) return value;
  } catch {
    // It is refused below.
  }
  throw new Refusal(400, "no_json_object", "the body must be a JSON object");
}

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

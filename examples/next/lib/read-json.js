// The JSON object in the body of a request; for anything else the response that refuses it.

export async function readJson(request, maxBytes) {
  const decoder = new TextDecoder();
  let [text, left] = ["", maxBytes];
  // Counted while it comes: a body need not say how long it is, and may not fit into memory.
  for await (const chunk of request.body ?? []) {
    left -= chunk.byteLength;
    if (left < 0) return refusal(413, "too_large");
    text += decoder.decode(chunk, { stream: true });
  }
  try {
    const value = JSON.parse(text + decoder.decode());
    return typeof value === "object" && value !== null ? value : refusal(400, "no_json_object");
  } catch {
    return refusal(400, "no_json_object");
  }
}

const refusal = (status, error) => Response.json({ error }, { status });

// Lets an id pass once: of all that set the same key at once, Redis tells one alone that it was not there.

/** Whether nobody claimed it before. After `ttlMs` it is forgotten: by then, what carries the id must be too old to count. */
export async function claim(id, ttlMs) {
  const response = await fetch(process.env.KV_REST_API_URL, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.KV_REST_API_TOKEN}` },
    body: JSON.stringify(["SET", `used:${id}`, "1", "NX", "PX", ttlMs]),
    cache: "no-store",
    signal: AbortSignal.timeout(3_000),
  });
  // Not known whether it was used is as good as used.
  if (!response.ok) throw new Error(`the store answered ${response.status}`);
  const { result } = await response.json();
  return result === "OK";
}

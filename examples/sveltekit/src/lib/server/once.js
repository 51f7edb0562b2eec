// Lets an id pass once: of all that insert the same key at once, the database takes one.

/** Whether nobody claimed it before. After `ttlMs` it is forgotten: by then, what carries the id must be too old to count. */
export async function claim(database, id, ttlMs) {
  if (typeof id !== "string" || !id) throw new TypeError("the event has no id");
  const now = Date.now();
  const [, { results }] = await database.batch([
    database.prepare("DELETE FROM used WHERE until < ?").bind(now),
    database.prepare("INSERT INTO used (id, until) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id").bind(id, now + ttlMs),
  ]);
  return results.length === 1;
}

// The objects of an export in the bucket: its parts, how far it is, and the manifest, which is written last.

/** Times have as many digits, so that the order of the keys is the order of time. */
const DIGITS = 16;

const PARTS = (id) => `exports/${id}/events/`;
const MANIFEST = (id) => `exports/${id}/manifest.json`;
const PROGRESS = (id) => `exports/${id}/progress.json`;
const JSON_TYPE = { httpMetadata: { contentType: "application/json" } };

/**
 * A key that no other attempt of the step has: what an attempt began to write before it was ended may be written after its
 * successor was done, and must not take the place of what that wrote.
 */
export function partKey(id, start) {
  return `${PARTS(id)}${String(start).padStart(DIGITS, "0")}-${crypto.randomUUID()}.jsonl`;
}

/** Removes the parts that attempts and earlier runs of the export left, but for those that belong to it. */
export async function sweep(bucket, id, parts) {
  const kept = new Set(parts.map(({ key }) => key));
  let cursor;
  do {
    const listed = await bucket.list({ prefix: PARTS(id), cursor });
    const keys = listed.objects.map(({ key }) => key).filter((key) => !kept.has(key));
    if (keys.length > 0) await bucket.delete(keys);
    cursor = listed.truncated ? listed.cursor : undefined;
  } while (cursor !== undefined);
}

export const writeProgress = (bucket, id, progress) => bucket.put(PROGRESS(id), JSON.stringify(progress), JSON_TYPE);

export async function readProgress(bucket, id) {
  return (await bucket.get(PROGRESS(id)))?.json();
}

/** Once: whoever writes it again, because the answer was lost, leaves it as somebody may have read it. */
export async function writeManifest(bucket, id, manifest) {
  const onlyIf = new Headers({ "if-none-match": "*" });
  const { events, bytes, windows, finished } = manifest;
  const customMetadata = { events: String(events), bytes: String(bytes), windows: String(windows.length), finished };
  await bucket.put(MANIFEST(id), JSON.stringify(manifest), { ...JSON_TYPE, customMetadata, onlyIf });
}

export const readManifest = (bucket, id) => bucket.get(MANIFEST(id));

/** The totals of the manifest, if there is one. */
export async function totalsOf(bucket, id) {
  const { events, bytes, windows, finished } = (await bucket.head(MANIFEST(id)))?.customMetadata ?? {};
  if (finished === undefined) return undefined;
  return { events: Number(events), bytes: Number(bytes), windows: Number(windows), finished };
}

/**
 * All lines, one part after the other. The length is announced, so that a part that is missing, or is not the one that the
 * manifest is about, is a broken transfer and no short file.
 */
export function linesOf(bucket, { windows, bytes }, ctx) {
  const { readable, writable } = new FixedLengthStream(bytes);
  const pump = async () => {
    for (const { key, etag } of windows.filter((part) => part.bytes > 0)) {
      const object = await bucket.get(key, { onlyIf: { etagMatches: etag } });
      if (!object?.body) throw new Error(`${key} is not the object of the manifest`);
      await object.body.pipeTo(writable, { preventClose: true });
    }
    await writable.close();
  };
  ctx.waitUntil(pump().catch((error) => writable.abort(error).catch(() => undefined)));
  return readable;
}

// An object of the bucket with a line of JSON for each event: written as a whole or not at all, whatever its size.

/** What is held in memory. All parts of an upload but the last must have the same size, and 5 MiB is the least. */
const PART_BYTES = 5 * 1024 * 1024;
const METADATA = { httpMetadata: { contentType: "application/x-ndjson" } };

export class LinesObject {
  events = 0;
  bytes = 0;
  #bucket;
  #key;
  #lines = [];
  #held = 0;
  #mark = { events: 0, bytes: 0, lines: 0, held: 0 };
  #upload;
  #parts = [];
  #digest = new crypto.DigestStream("SHA-256");
  #hash = this.#digest.getWriter();
  #encoder = new TextEncoder();

  constructor(bucket, key) {
    this.#bucket = bucket;
    this.#key = key;
  }

  async add(event) {
    const line = this.#encoder.encode(`${JSON.stringify(event)}\n`);
    this.#lines.push(line);
    this.#held += line.length;
    this.bytes += line.length;
    this.events++;
    while (this.#held >= PART_BYTES) await this.#send();
  }

  /** Up to here the object can be taken back, until more than a part has come after it. */
  mark() {
    this.#mark = { events: this.events, bytes: this.bytes, lines: this.#lines.length, held: this.#held };
  }

  /** Takes back what came after the mark; false when it is sent. */
  rollback() {
    if (!this.#mark) return false;
    const { events, bytes, lines, held } = this.#mark;
    [this.events, this.bytes, this.#held, this.#lines.length] = [events, bytes, held, lines];
    return true;
  }

  /** Only now the object is there, in place of any that had its key. */
  async close() {
    const rest = this.#join();
    await this.#hash.write(rest);
    await this.#hash.close();
    const sha256 = await this.#digest.digest;
    const { etag } = this.#upload ? await this.#complete(rest) : await this.#bucket.put(this.#key, rest, { ...METADATA, sha256 });
    return { key: this.#key, events: this.events, bytes: this.bytes, sha256: hex(sha256), etag };
  }

  /** Parts that nobody completes are thrown away by the bucket after a week; here it is known at once. */
  async abandon() {
    await this.#upload?.abort().catch(() => undefined);
  }

  async #send() {
    this.#mark = undefined;
    const all = this.#join();
    const part = all.subarray(0, PART_BYTES);
    this.#lines = [all.slice(PART_BYTES)];
    this.#held = all.length - PART_BYTES;
    await this.#hash.write(part);
    this.#upload ??= await this.#bucket.createMultipartUpload(this.#key, METADATA);
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, part));
  }

  async #complete(rest) {
    if (rest.length > 0) this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, rest));
    return this.#upload.complete(this.#parts);
  }

  #join() {
    const all = new Uint8Array(this.#held);
    let at = 0;
    for (const line of this.#lines) {
      all.set(line, at);
      at += line.length;
    }
    return all;
  }
}

export const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Reads the body of an answer as text, up to a limit.

/** Ten times a page of the largest events; an isolate on the edge has 128 MB in all. */
export const MOST_BYTES = 32 * 1024 * 1024;

/**
 * What a body read gives.
 * @typedef {object} BodyText
 * @property {string} text
 * @property {boolean} cut whether the body was longer than the limit
 */

/**
 * Reads a success: a body that says of itself that it is longer than the limit is not read at all.
 * @param {import("./host.js").ResponseLike} response
 * @param {import("./host.js").AbortSignalLike} signal
 * @returns {Promise<BodyText>}
 */
export async function readSuccess(response, signal) {
  if (!(Number(response.headers?.get("content-length")) > MOST_BYTES)) return readText(response, MOST_BYTES, signal);
  // Not awaited: a body that is given up may never say that it has ended.
  Promise.resolve(response.body?.cancel?.()).catch(() => {});
  return { text: "", cut: true };
}

/**
 * `Response`s are not asked for their class: mocks, polyfills and other realms have their own.
 * @param {import("./host.js").ResponseLike} response
 * @param {number} most bytes
 * @param {import("./host.js").AbortSignalLike} signal
 * @returns {Promise<BodyText>}
 */
export async function readText(response, most, signal) {
  if (response.body === null) return { text: "", cut: false };
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = await response.text();
    return { text, cut: text.length > most };
  }
  const { chunks, cut } = await readChunks(reader, most, signal);
  return { text: decoded(chunks), cut };
}

/**
 * Reads a body up to a limit, and as long as the signal lets it: not every body heeds the signal of its request.
 * @param {any} reader
 * @param {number} most bytes
 * @param {import("./host.js").AbortSignalLike} [signal]
 * @returns {Promise<{ chunks: Uint8Array[], cut: boolean }>}
 */
export async function readChunks(reader, most, signal) {
  const chunks = [];
  for (let bytes = 0; bytes <= most && !signal?.aborted; ) {
    const { done, value } = await reader.read();
    if (done) return { chunks, cut: false };
    bytes += value.byteLength;
    chunks.push(value);
  }
  // Nobody waits for the rest: the connection is free again.
  reader.cancel().catch(() => {});
  return { chunks, cut: true };
}

/**
 * Most bodies come in one piece, which hosts decode faster than a stream of them.
 * @param {Uint8Array[]} chunks
 */
function decoded(chunks) {
  const decoder = new TextDecoder();
  if (chunks.length === 1) return decoder.decode(chunks[0]);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}

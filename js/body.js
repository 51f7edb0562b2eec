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
 * `Response`s are not asked for their class: mocks, polyfills and other realms have their own.
 * @param {import("./host.js").ResponseLike} response
 * @param {number} most bytes
 * @returns {Promise<BodyText>}
 */
export async function readText(response, most) {
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = await response.text();
    return { text, cut: text.length > most };
  }
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), cut: false };
      bytes += value.byteLength;
      text += decoder.decode(value, { stream: true });
      if (bytes > most) return { text, cut: true };
    }
  } finally {
    // Without effect when all was read; else the connection is free again.
    reader.cancel().catch(() => {});
  }
}

// Reads a body up to a limit, whatever pieces it comes in, and keeps what came of one that breaks off.

import { bytesOf } from "./bytes.js";

/** Ten times a page of the largest events; an isolate on the edge has 128 MB in all. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** After so many pieces the host's timers get a turn: a body that always has one more would keep them from ending it. */
const PIECES_IN_A_ROW = 256;

/** What most bodies fit into. */
const FIRST_BYTES = 16 * 1024;

/**
 * A reader of a stream; for the whole of it one that can wait for more than a piece, where the host has such, for its own
 * streams: in a Worker a piece is 4 KB, and each is a turn of its loop.
 * @param {any} stream
 * @param {boolean} whole
 */
function readerOf(stream, whole) {
  try {
    const { ReadableStreamBYOBReader } = /** @type {any} */ (globalThis);
    if (whole && ReadableStreamBYOBReader.prototype.readAtLeast) return stream.getReader({ mode: "byob" });
  } catch {
    // This host or this stream has none.
  }
  return stream.getReader();
}

/** @type {TextDecoder | undefined} */
let decoder;

/** One for all: between two whole texts it keeps nothing. */
function utf8() {
  decoder ??= new TextDecoder();
  return decoder;
}

/** What has come of a body: it outlives a read that fails or that nobody waits for any more. */
export class Held {
  /** Whether the body went on after what is here, or may have done so. */
  cut = false;
  /** @type {Uint8Array} */
  #bytes = new Uint8Array();
  #length = 0;
  #text = "";
  /** @type {any} */
  #reader;

  get bytes() {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What is not UTF-8 is replaced. */
  get text() {
    return this.#text || (this.#length > 0 ? utf8().decode(this.bytes) : "");
  }

  /**
   * Reads a stream to its end or to a limit, and as long as the signal lets it: not every body heeds the signal of its request.
   * @param {any} stream
   * @param {number} most bytes
   * @param {import("./types.js").AbortSignalLike} signal
   * @param {boolean} [whole] whether nobody asks for what has come of a body that breaks off
   */
  async read(stream, most, signal, whole = false) {
    const reader = readerOf(stream, whole);
    this.#reader = reader;
    this.cut = true;
    for (let pieces = 1; !signal.aborted; pieces++) {
      const size = Math.min(Math.max(FIRST_BYTES, 4 * this.#length), most);
      const { done, value } = await (reader.readAtLeast ? reader.readAtLeast(size, new Uint8Array(size)) : reader.read());
      const piece = done ? new Uint8Array() : bytesOf(value);
      if (!piece) throw new TypeError("the body has a piece that is not bytes");
      if (!this.#add(piece, most)) break;
      // Who waits for as much gets less at the end alone.
      if (done || (reader.readAtLeast && piece.byteLength < size)) {
        this.cut = false;
        return;
      }
      if (pieces % PIECES_IN_A_ROW === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    this.giveUp();
  }

  /**
   * Takes a whole text, of a `Response` that has no stream.
   * @param {string} text
   * @param {number} most characters
   */
  take(text, most) {
    this.cut = text.length > most;
    this.#text = this.cut ? text.slice(0, most) : text;
  }

  /** Ends a stream that nobody waits for any more: its connection is free again. */
  giveUp() {
    cancel(() => this.#reader);
  }

  /**
   * @param {Uint8Array} piece
   * @param {number} most
   * @returns {boolean} whether all of it fits
   */
  #add(piece, most) {
    const room = most - this.#length;
    const part = piece.byteLength > room ? piece.subarray(0, room) : piece;
    const length = this.#length + part.byteLength;
    if (this.#length === 0) {
      // Most bodies come in one piece, which is not copied.
      this.#bytes = part;
    } else if (part.byteLength > 0) {
      if (length > this.#bytes.byteLength) {
        const larger = new Uint8Array(Math.min(most, Math.max(length, 2 * this.#bytes.byteLength)));
        larger.set(this.bytes);
        this.#bytes = larger;
      }
      this.#bytes.set(part, this.#length);
    }
    this.#length = length;
    return part === piece;
  }
}

/**
 * Reads the body of a response as text. `Response`s are not asked for their class: mocks, polyfills and other realms have their own.
 * @param {import("./types.js").ResponseLike} response
 * @param {number} most bytes
 * @param {Held} held
 * @param {import("./types.js").AbortSignalLike} signal
 * @param {boolean} bounded whether no more can come than that
 * @param {boolean} whole whether nobody asks for what has come of a body that breaks off
 * @returns {Promise<boolean>} whether there was anything to read
 */
export async function readText(response, most, held, signal, bounded, whole) {
  // The host's own way is the fastest, and knows no limit. To ask for the stream, if only to look at it, makes it a slow one.
  const body = bounded ? undefined : response.body;
  if (typeof body?.getReader === "function") await held.read(body, most, signal, whole);
  else if (body === null) return true;
  else if (typeof response.text === "function") held.take(String(await response.text()), most);
  // A test double may have nothing else.
  else if (typeof response.json === "function") held.take(JSON.stringify(await response.json()) ?? "", most);
  else return false;
  return true;
}

/**
 * Lets go of a body that nobody will read.
 * @param {import("./types.js").ResponseLike} response
 */
export function discard(response) {
  cancel(() => response.body);
}

/**
 * Not awaited: a body that is given up may never say that it has ended.
 * @param {() => any} stream or the reader of one
 */
function cancel(stream) {
  try {
    Promise.resolve(stream()?.cancel?.()).catch(() => {});
  } catch {
    // It was ended before, or is somebody else's.
  }
}

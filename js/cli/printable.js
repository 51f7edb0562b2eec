// Text for a terminal, without what would steer it or turn around what is read on it: a visitor writes parts of an event.
import { jsonOf } from "./json.js";

/** Controls (escape sequences begin with one), marks that turn the direction of text or cannot be seen, line separators, halves of pairs. */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A text with these written as JSON writes them.
 * @param {string} text
 */
export function printable(text) {
  return text.replace(STEERING, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

/**
 * A value as a line of JSON, which means the same to whoever parses it, and is safe to show.
 * @param {unknown} value
 */
export function lineOf(value) {
  return `${printable(jsonOf(value))}\n`;
}

/**
 * A word as a shell takes it back.
 * @param {string} word
 */
export function quoted(word) {
  const shown = printable(word);
  return /^[\w.:/+=@,%-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}

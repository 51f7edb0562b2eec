// Rows as a table for people.
import { jsonOf } from "./json.js";
import { printable } from "./printable.js";

/** Characters of a value, of which more would break the lines of most terminals. */
const MAX_VALUE = 40;
/** The last column breaks nobody's line but its own. */
const MAX_LAST = 200;
/** What stands on the character before it, and needs no place of its own. */
const MARK = /\p{Mn}|\p{Me}/u;
/** What terminals show over two places: pictures, and the scripts of East Asia. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

/**
 * What makes the lines of a table from rows that come bit by bit: the first ones say how wide its columns are.
 * @param {string[]} titles
 * @returns {(rows: unknown[][]) => string}
 */
export function tableOf(titles) {
  /** @type {number[] | undefined} */
  let widths;
  return (rows) => {
    const cells = rows.map((row) => row.map((value, column) => shown(value, column < titles.length - 1 ? MAX_VALUE : MAX_LAST)));
    const lines = widths ? cells : [titles, ...cells];
    widths ??= titles.map((_, column) => Math.max(...lines.map((row) => placesOf(row[column]))));
    return lines.map((row) => lineOf(row, widths ?? [])).join("");
  };
}

/**
 * @param {string[]} row
 * @param {number[]} widths
 */
function lineOf(row, widths) {
  const cells = row.map((cell, column) => cell + " ".repeat(Math.max(0, widths[column] - placesOf(cell))));
  return `${cells.join("  ").trimEnd()}\n`;
}

/**
 * How many places of a line a text needs.
 * @param {string} text
 */
function placesOf(text) {
  return [...text].reduce((sum, character) => sum + placesOfOne(character), 0);
}

/** @param {string} character */
function placesOfOne(character) {
  return MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/**
 * A value in a cell: a text as it is, everything else as JSON.
 * @param {unknown} value
 * @param {number} most places
 */
function shown(value, most) {
  if (value === undefined || value === null) return "";
  const text = printable(typeof value === "string" ? value : jsonOf(value));
  if (placesOf(text) <= most) return text;
  let [start, places] = ["", 0];
  for (const character of text) {
    places += placesOfOne(character);
    if (places >= most) break;
    start += character;
  }
  return `${start}…`;
}

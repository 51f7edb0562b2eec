// Rows as a table for people.
import { jsonOf } from "./json.js";
import { printable } from "./printable.js";

/** Characters of a value, of which more would break the lines of most terminals. */
const MAX_VALUE = 40;
/** The last column breaks nobody's line but its own. */
const MAX_LAST = 200;

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
    widths ??= titles.map((_, column) => Math.max(...lines.map((row) => lengthOf(row[column]))));
    return lines.map((row) => lineOf(row, widths ?? [])).join("");
  };
}

/**
 * @param {string[]} row
 * @param {number[]} widths
 */
function lineOf(row, widths) {
  const cells = row.map((cell, column) => cell + " ".repeat(Math.max(0, widths[column] - lengthOf(cell))));
  return `${cells.join("  ").trimEnd()}\n`;
}

/** @param {string} text */
function lengthOf(text) {
  return [...text].length;
}

/**
 * A value in a cell: a text as it is, everything else as JSON.
 * @param {unknown} value
 * @param {number} most characters
 */
function shown(value, most) {
  if (value === undefined || value === null) return "";
  const text = [...printable(typeof value === "string" ? value : jsonOf(value))];
  return text.length > most ? `${text.slice(0, most - 1).join("")}…` : text.join("");
}

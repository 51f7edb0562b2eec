// A list of what was found, as a table for people.

/** Characters of a value, of which more would break the lines of most terminals. */
const MAX_VALUE = 40;

/**
 * @param {import("./differences.js").Difference[]} differences
 * @returns {string} a line for each
 */
export function tableOf(differences) {
  const rows = [["path", "v3", "v4", ""], ...differences.map(({ path, kind, v3, v4 }) => [printable(path), shown(v3), shown(v4), kind])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined) return "";
  const text = printable(JSON.stringify(value));
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}

/**
 * Without what would steer a terminal, or turn around what is read on it: a visitor writes parts of an event.
 * @param {string} text
 */
function printable(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

// A command line that says nothing that could be done.

export class Misused extends Error {}

/**
 * The only word that a command takes.
 * @param {string[]} words
 * @param {string} what
 * @throws {Misused}
 */
export function onlyOne(words, what) {
  if (words.length !== 1) throw new Misused(words.length === 0 ? `${what} is missing` : `one ${what} is taken, got ${words.length}`);
  return words[0];
}

/**
 * @param {string[]} words of a command that takes only options
 * @param {string} command
 * @throws {Misused}
 */
export function none(words, command) {
  if (words.length > 0) throw new Misused(`\`${command}\` takes options alone, got ${words.length} words besides`);
}

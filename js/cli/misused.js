// What is wrong with a command line, and what all commands refuse on it.
import { parseArgs } from "node:util";

/** A command line that says nothing that could be done. */
export class Misused extends Error {}

/**
 * The options and the words of a command line.
 * @template {import("node:util").ParseArgsConfig["options"]} O
 * @param {string[]} words
 * @param {O} options
 * @throws {Misused}
 */
export function parsed(words, options) {
  if (words.some((word) => /^--?(api-?|secret-?|live-?)?key\b/i.test(word)))
    throw new Misused("a key is not taken from the command line, where others see it: set FINGERPRINT_SECRET_KEY");
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

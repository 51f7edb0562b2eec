// The words of a command line -> the values of a command's options, and the words that are none.
import { Misused } from "./misused.js";
import { nearestTo } from "./nearest.js";
import { timeOf } from "./times.js";

/**
 * An option of a command.
 * @typedef {object} Option
 * @property {"switch" | "flag" | "text" | "number" | "list" | "time"} kind `switch` is there or not, `flag` says true or
 *   false, and `list` may come several times
 * @property {string} about in the help
 * @property {string} [value] what stands for its value there
 * @property {readonly string[]} [choices] values that are known; there may be others
 * @property {boolean} [isFile] whether its value is the name of a file
 */

/** @typedef {Record<string, Option>} Options */
/** @typedef {Record<string, any>} Values by the options' names */

/** What is secret stays away from the command line, where others see it, whatever it is called there. */
const KEY = /^(?!pagination)([a-z]+_)*(api|secret|live|sealed|decryption)?keys?$/i;

/**
 * @param {string[]} words
 * @param {Options} options
 * @returns {{ values: Values, positionals: string[] }}
 * @throws {Misused}
 */
export function parsed(words, options) {
  const names = new Map(Object.keys(options).map((name) => [plain(name), name]));
  /** @type {Values} */
  const values = Object.create(null);
  const positionals = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--") {
      positionals.push(...rest);
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      positionals.push(word);
      continue;
    }
    const [, written, given] = /^--?([^=]*)(?:=(.*))?$/s.exec(word) ?? ["", "", undefined];
    const name = names.get(plain(written));
    if (name === undefined || !word.startsWith("--")) throw unknown(written, word, names);
    const { kind } = options[name];
    const value = taken(name, kind, given, rest);
    if (kind === "list") values[name] = [...(values[name] ?? []), value];
    else if (name in values) throw new Misused(`\`--${name}\` is there twice`);
    else values[name] = value;
  }
  return { values, positionals };
}

/**
 * A name as the API or as a command line writes it: `ruleset_id`, `ruleset-id`.
 * @param {string} name
 */
function plain(name) {
  return name.replaceAll("-", "_");
}

/**
 * @param {string} written
 * @param {string} word
 * @param {Map<string, string>} names
 */
function unknown(written, word, names) {
  if (KEY.test(plain(written)))
    return new Misused(
      "a key is not taken from the command line, where others see it: set FINGERPRINT_SECRET_KEY, or FINGERPRINT_SEALED_KEY for `unseal`",
    );
  const nearest = nearestTo(plain(written), [...names.keys()]);
  const advice = nearest === undefined ? "`help` and the command tell which there are" : `is \`--${names.get(nearest)}\` meant?`;
  const dashes = word.startsWith("--") ? "--" : "-";
  return new Misused(`there is no option \`${dashes}${written}\` here: ${advice}`);
}

/**
 * @param {string} name
 * @param {Option["kind"]} kind
 * @param {string | undefined} given after `=`
 * @param {string[]} rest the next words, of which the first is taken if it is the value
 */
function taken(name, kind, given, rest) {
  switch (kind) {
    case "switch":
      if (given !== undefined) throw new Misused(`\`--${name}\` takes no value`);
      return true;
    case "flag":
      return flagOf(name, given ?? (rest[0] === "true" || rest[0] === "false" ? rest.shift() : "true"));
    case "number":
      return numberOf(name, given ?? next(name, rest));
    case "time":
      return timeOf(`--${name}`, given ?? next(name, rest));
    default:
      return given ?? next(name, rest);
  }
}

/**
 * @param {string} name
 * @param {string[]} rest
 */
function next(name, rest) {
  const [word] = rest;
  // Another option is no value; `-7d` is a time, and `-1` a number.
  if (word === undefined || /^-[^\d]/.test(word))
    throw new Misused(`\`--${name}\` needs a value${word === undefined ? "" : `: one that begins with a dash is written \`--${name}=…\``}`);
  return /** @type {string} */ (rest.shift());
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function flagOf(name, text) {
  if (text !== "true" && text !== "false") throw new Misused(`\`--${name}\` must be true or false`);
  return text === "true";
}

/**
 * @param {string} name
 * @param {string} text
 */
function numberOf(name, text) {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Misused(`\`--${name}\` must be a number`);
  return Number(text);
}

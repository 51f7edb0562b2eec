// What a command line asks for -> the command that does it, and how the process ends.
import { readFile } from "node:fs/promises";
import { COMMANDS } from "./commands.js";
import { helpOf, helpOn, usageOf } from "./help.js";
import { Interrupted, ReaderGone } from "./host.js";
import { Misused } from "./misused.js";
import { nearestTo } from "./nearest.js";
import { printable } from "./printable.js";
import { saidOf } from "./said.js";
import { parsed } from "./words.js";

const HELP = ["help", "--help", "-h"];

/**
 * Does what the words of a command line ask for.
 * @param {string[]} words
 * @param {import("./host.js").Host} host
 * @returns {Promise<number>} the status with which the process ends
 */
export async function main(words, host) {
  const [name = "", ...rest] = words;
  try {
    if (HELP.includes(name)) return await help(rest, host);
    if (name === "--version") return await version(host);
    const command = commandOf(name);
    const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
    if (options.includes("--help") || options.includes("-h")) return await help([name], host);
    const { values, positionals } = parsed(rest, command.options);
    return await command.run(positionals, values, host, COMMANDS);
  } catch (error) {
    return await ended(error, name, host);
  }
}

/**
 * @param {string} name
 * @throws {Misused}
 */
function commandOf(name) {
  if (name === "") throw new Misused(`which command? there are ${Object.keys(COMMANDS).join(", ")}`);
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name];
  const nearest = nearestTo(name, Object.keys(COMMANDS));
  throw new Misused(`there is no command \`${name}\`${nearest === undefined ? "" : `: is \`${nearest}\` meant?`}`);
}

/**
 * @param {string[]} words
 * @param {import("./host.js").Host} host
 */
async function help([name], { out }) {
  await out.write(name === undefined ? helpOf(COMMANDS) : helpOn(name, commandOf(name)));
  return 0;
}

/** @param {import("./host.js").Host} host */
async function version({ out }) {
  // Beside the published file, into which this one is bundled.
  await out.write(`${JSON.parse(await readFile(new URL("./package.json", import.meta.url), "utf8")).version}\n`);
  return 0;
}

/**
 * @param {unknown} error
 * @param {string} name
 * @param {import("./host.js").Host} host
 */
async function ended(error, name, { err, signal, environment }) {
  if (error instanceof ReaderGone) return 0;
  // What a call makes of the end of its signal may be another error.
  const isInterrupted = signal.reason instanceof Interrupted;
  const isMisuse = !isInterrupted && (error instanceof Misused || error instanceof TypeError);
  const usage = Object.hasOwn(COMMANDS, name) ? usageOf(name, COMMANDS[name]) : "usage: fingerprint-edge <command> [options]\n";
  const advice = isMisuse ? `${usage}\`fingerprint-edge help${Object.hasOwn(COMMANDS, name) ? ` ${name}` : ""}\` shows more\n` : "";
  const said = isInterrupted ? "interrupted" : error instanceof Misused ? printable(error.message) : saidOf(error);
  await err.write(withoutKeys(`fingerprint-edge: ${said}\n${advice}`, environment)).catch(() => {});
  return isInterrupted ? signal.reason.status : isMisuse ? 2 : 1;
}

/**
 * Without a key that stands in a message: someone may have given it for a command or an id.
 * @param {string} text
 * @param {import("./host.js").Environment} environment
 */
function withoutKeys(text, { FINGERPRINT_SECRET_KEY, FINGERPRINT_SEALED_KEY }) {
  const keys = [FINGERPRINT_SECRET_KEY ?? "", ...(FINGERPRINT_SEALED_KEY ?? "").split(/[\s,]+/)];
  return keys.filter((key) => key.length > 4).reduce((shown, key) => shown.replaceAll(key, "[key]"), text);
}

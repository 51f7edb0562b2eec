// What the command line asks for -> the command that does it, and how the process ends.
import { DOCTOR, doctor } from "./doctor.js";
import { Misused } from "./misused.js";

/** @typedef {{ write: (text: string) => unknown }} Out */
/** @typedef {Record<string, string | undefined>} Environment */

/**
 * A command: it gives the status with which the process ends.
 * @typedef {(words: string[], environment: Environment, out: Out, err: Out) => Promise<number>} Command
 */

/** @type {Record<string, { run: Command, usage: string }>} */
const COMMANDS = { doctor: { run: doctor, usage: DOCTOR } };

const USAGE = `usage: fingerprint-edge <command> [options]

${Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join("\n")}
The secret key is read from FINGERPRINT_SECRET_KEY, never from the command line, where others see it. The region is that of
--region or FINGERPRINT_REGION (us, eu, ap); another place than the API's is that of --base-url or FINGERPRINT_BASE_URL.

Exit status: 0 done, 1 an error of the API or of the network, 2 bad usage, 3 the doctor found differences.
`;

/**
 * Does what the words of a command line ask for.
 * @param {string[]} words
 * @param {Environment} environment
 * @param {Out} out what was asked for
 * @param {Out} err all else
 * @returns {Promise<number>} the status with which the process ends
 */
export async function main([name, ...words], environment, out, err) {
  if (name === "--help" || name === "-h" || name === "help") {
    out.write(USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name ?? "") ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new Misused(name === undefined ? "which command?" : `there is no command \`${name}\``);
    return await command.run(words, environment, out, err);
  } catch (error) {
    const isMisuse = error instanceof Misused || error instanceof TypeError;
    err.write(`fingerprint-edge: ${error instanceof Error ? error.message : error}\n`);
    if (isMisuse) err.write(`\n${command?.usage ?? USAGE}`);
    return isMisuse ? 2 : 1;
  }
}

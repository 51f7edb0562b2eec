// The commands by their names.
import { completion } from "./completion.js";
import { deletion } from "./delete.js";
import { doctor } from "./doctor.js";
import { exportation } from "./export.js";
import { flag } from "./flag.js";
import { get } from "./get.js";
import { mock } from "./mock.js";
import { search } from "./search.js";
import { unseal } from "./unseal.js";
import { wait } from "./wait.js";

/**
 * @typedef {object} Command
 * @property {string} takes besides its options
 * @property {string} about what it is for, in a few words
 * @property {string} [details]
 * @property {import("./words.js").Options} options
 * @property {string[]} examples lines, without the name of the program unless they begin with something else
 * @property {boolean} [takesFiles] whether it takes the names of files
 * @property {(positionals: string[], values: import("./words.js").Values, host: import("./host.js").Host,
 *   commands: Record<string, Command>) => Promise<number>} run gives the status with which the process ends; `commands` are all that there are
 */

/** @type {Record<string, Command>} */
export const COMMANDS = { get, search, flag, delete: deletion, export: exportation, wait, unseal, mock, doctor, completion };

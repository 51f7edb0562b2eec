// `doctor`: asks v3 and v4 for the same event, or reads two files, and prints what would change for who goes over to v4.
import { readFile } from "node:fs/promises";
import { clientOptions, PLACE } from "./client.js";
import { differencesOf } from "./differences.js";
import { TABLE } from "./events.js";
import { jsonOf } from "./json.js";
import { Misused } from "./misused.js";
import { lineOf } from "./printable.js";
import { tableOf } from "./table.js";

const DIFFERENT = 3;

/** @type {import("./commands.js").Command} */
export const doctor = {
  takes: "<event id> | <v3.json> <v4.json>",
  about: "what would change for you from v3 to v4",
  details: `Both APIs are asked for the event. In place of its id two files can have it, each as \`getEvent\` of its version gives it, in
either order. Each path that differs is a line of JSON. Exit status 3: there are differences.`,
  options: { ...TABLE, ...PLACE },
  examples: ["doctor 1708102555327.NLOjmg --table", "doctor before.json after.json"],
  takesFiles: true,
  async run(positionals, values, { environment, out, err }) {
    if (positionals.length === 0 || positionals.length > 2) throw new Misused("`doctor` takes the id of an event, or two files");
    const [v3Event, v4Event] =
      positionals.length === 2 ? await read(positionals) : await asked(positionals[0], clientOptions(values, environment));
    const { differences, same } = await differencesOf(v3Event, v4Event);
    const rows = differences.map(({ path, kind, v3, v4 }) => [path, cellOf(v3), cellOf(v4), kind]);
    await out.write(values.table ? tableOf(["path", "v3", "v4", ""])(rows) : differences.map(lineOf).join(""));
    const found = differences.length === 1 ? "1 path differs" : `${differences.length} paths differ`;
    await err.write(`${found} beyond what \`upgradeEvent\` brings over, ${same} are the same\n`);
    return differences.length > 0 ? DIFFERENT : 0;
  },
};

/**
 * A text in quotation marks, so that what is of another type does not look the same.
 * @param {unknown} value
 */
function cellOf(value) {
  return value === undefined ? value : jsonOf(value);
}

/**
 * @param {string} id
 * @param {import("../client.js").ClientOptions} options
 */
async function asked(id, options) {
  const { FingerprintClient, FingerprintV3Client } = await import("../client.js");
  // The deprecated one first: where it has ended, nothing can be compared.
  return [await new FingerprintV3Client(options).getEvent(id), await new FingerprintClient(options).getEvent(id)];
}

/**
 * The events of two files, v3's first, in whichever order they stand on the command line.
 * @param {string[]} files
 */
async function read(files) {
  const events = await Promise.all(files.map(eventIn));
  const [v3, v4] = "products" in events[0] ? events : events.toReversed();
  const [v3Id, v4Id] = [v3.products?.identification?.data?.requestId, v4.event_id];
  if (typeof v4Id !== "string")
    throw new Misused("one file must have an event of v3, with `products`, and one an event of v4, with an `event_id`");
  if (typeof v3Id === "string" && v3Id !== v4Id) throw new Misused("the files have different events: compare one event with itself");
  return [v3, v4];
}

/** @param {string} file */
async function eventIn(file) {
  /** @type {unknown} */
  let event;
  try {
    event = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Misused(`\`${file}\` cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof event !== "object" || event === null) throw new Misused(`\`${file}\` holds no event`);
  return /** @type {any} */ (event);
}

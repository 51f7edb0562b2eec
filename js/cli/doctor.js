// `doctor`: asks v3 and v4 for the same event, or reads two files, and prints what would change for who goes over to v4.
import { readFile } from "node:fs/promises";
import { FingerprintClient, FingerprintV3Client } from "../client.js";
import { differencesOf } from "./differences.js";
import { Misused, parsed } from "./misused.js";
import { tableOf } from "./table.js";

export const DOCTOR = `  doctor <event id> [--region eu] [--table]    what would change for you from v3 to v4, by an event that both are asked for
  doctor <v3.json> <v4.json> [--table]         the same, by two files, each an event as \`getEvent\` of its version gives it
`;

const OPTIONS = /** @type {const} */ ({ region: { type: "string" }, "base-url": { type: "string" }, table: { type: "boolean" } });
const DIFFERENT = 3;

/** @type {import("./main.js").Command} */
export async function doctor(words, environment, out, err) {
  const { positionals, values } = parsed(words, OPTIONS);
  if (positionals.length === 0 || positionals.length > 2) throw new Misused("`doctor` takes the id of an event, or two files");
  const [v3Event, v4Event] = positionals.length === 2 ? await read(positionals) : await asked(positionals[0], values, environment);
  const { differences, same } = differencesOf(v3Event, v4Event);
  if (values.table) out.write(tableOf(differences));
  else for (const difference of differences) out.write(`${JSON.stringify(difference)}\n`);
  const found = differences.length === 1 ? "1 path differs" : `${differences.length} paths differ`;
  err.write(`${found} beyond what \`upgradeEvent\` brings over, ${same} are the same\n`);
  return differences.length > 0 ? DIFFERENT : 0;
}

/**
 * @param {string} id
 * @param {{ region?: string, "base-url"?: string }} values
 * @param {import("./main.js").Environment} environment
 */
async function asked(id, values, environment) {
  const apiKey = environment.FINGERPRINT_SECRET_KEY;
  if (!apiKey) throw new Misused("FINGERPRINT_SECRET_KEY is not set: the APIs are asked with your secret key");
  const options = {
    apiKey,
    region: values.region ?? environment.FINGERPRINT_REGION,
    baseUrl: values["base-url"] ?? environment.FINGERPRINT_BASE_URL,
  };
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

// `delete`: the data of visitors, which cannot be undone.
import { clientOf, PLACE } from "./client.js";
import { ReaderGone } from "./host.js";
import { answerTo, contentOf } from "./input.js";
import { Misused } from "./misused.js";
import { lineOf, printable } from "./printable.js";
import { Progress } from "./progress.js";
import { saidOf } from "./said.js";

/** After these every other deletion would fail as well. */
const FOR_ALL = [401, 403, 429];
/** So many of a long list that the question still shows. */
const MOST_NAMED = 10;

/** @type {import("./commands.js").Command} */
export const deletion = {
  takes: "<visitor id>... | -",
  about: "deletes all events of visitors, which cannot be undone",
  details: `By \`-\` the ids are read from standard input, one a line. It asks before it deletes; where nobody can answer it wants --yes.
The API deletes at most 30 visitors an hour and 500 a day, later than it answers, and only events of the last ten days. What
became of each visitor is a line of JSON. At the first answer that holds for all others as well (401, 403, 429) it stops.`,
  options: { yes: { kind: "switch", about: "do not ask" }, ...PLACE },
  examples: ["delete nWbmHXFmMLNwbLmGBGpL", "delete --yes - < visitor-ids.txt"],
  async run(positionals, { yes, ...place }, host) {
    const ids = await idsOf(positionals, host);
    if (!yes && positionals.includes("-"))
      throw new Misused("`-` takes the ids from standard input, where nobody can answer then: add --yes");
    if (!yes && !(host.input.isTTY && host.err.isTerminal))
      throw new Misused("a deletion cannot be undone, and there is no terminal on which to ask: add --yes");
    const client = await clientOf(place, host.environment);
    if (!yes && !/^\s*y(es)?\s*$/i.test(await answerTo(`${warning(ids)}Delete? [y/N] `, host))) {
      await host.err.write("nothing was deleted\n");
      return 1;
    }
    return deleteAll(ids, client, host);
  },
};

/**
 * Each id once, for a second deletion would fail.
 * @param {string[]} words
 * @param {import("./host.js").Host} host
 */
async function idsOf(words, host) {
  const lines = words.includes("-") ? (await contentOf("-", host)).toString("utf8").split("\n") : [];
  const ids = new Set([...words.filter((word) => word !== "-"), ...lines.map((line) => line.trim()).filter(Boolean)]);
  if (ids.size === 0) throw new Misused("`delete` takes the ids of visitors, or `-` to read them from standard input");
  for (const id of ids) if (/\s/.test(id)) throw new Misused(`\`${id}\` is no visitor id: one stands on each line`);
  return [...ids];
}

/** @param {string[]} ids */
function warning(ids) {
  const named = ids.slice(0, MOST_NAMED).map(printable).join(", ");
  const whom = ids.length === 1 ? `the visitor ${named}` : `these ${ids.length} visitors: ${named}${ids.length > MOST_NAMED ? ", …" : ""}`;
  return `This deletes all events of the last ten days of ${whom}.
It cannot be undone: nobody can restore them, and whoever comes back is a new visitor.
`;
}

/**
 * @param {string[]} ids
 * @param {import("../client.js").FingerprintClient} client
 * @param {import("./host.js").Host} host
 * @returns {Promise<number>}
 */
async function deleteAll(ids, client, { out, err, signal }) {
  const progress = new Progress(err, { what: "visitors", isAlone: ids.length === 1 });
  let failed = 0;
  let done = 0;
  /** @param {string} text */
  const goOn = async (text) => {
    const [next] = ids.slice(done);
    if (next !== undefined) await err.write(`${text}: ${done - failed} of ${ids.length} deleted, go on from ${printable(next)}\n`);
  };
  try {
    for (const visitor_id of ids) {
      let failure;
      try {
        await client.deleteVisitorData(visitor_id, { signal });
      } catch (error) {
        // A single id that is none is bad usage; among others it is one that failed.
        if (signal.aborted || ids.length === 1) throw error;
        failure = error;
      }
      progress.clear();
      if (failure && FOR_ALL.includes(/** @type {any} */ (failure).statusCode)) {
        await err.write(`fingerprint-edge: ${saidOf(failure)}\n`);
        await goOn("stopped");
        return 1;
      }
      done++;
      if (failure) failed++;
      const error = failure && reasonOf(failure);
      if (error) await err.write(`${printable(visitor_id)}: ${error}\n`);
      await printed(out, lineOf({ visitor_id, deleted: !failure, error }));
      progress.show({ count: done, share: done / ids.length });
    }
  } catch (error) {
    progress.clear();
    if (ids.length > 1) await goOn(signal.aborted ? "the deletion that ran may have been done" : "stopped");
    throw error;
  } finally {
    progress.end();
  }
  if (failed > 0) await err.write(`${failed} of ${ids.length} were not deleted\n`);
  return failed > 0 ? 1 : 0;
}

/** @param {unknown} failure */
function reasonOf(failure) {
  const { mayHaveArrived, statusCode } = /** @type {any} */ (failure);
  return `${saidOf(failure)}${mayHaveArrived && statusCode === undefined ? "; it may have been deleted all the same" : ""}`;
}

/**
 * Who does not read on does not call the deletions off.
 * @param {import("./host.js").Out} out
 * @param {string} text
 */
async function printed(out, text) {
  try {
    await out.write(text);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
  }
}

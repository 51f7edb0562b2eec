// `export`: all events of a range, which can go on where it was ended.
import { clientOf, PLACE } from "./client.js";
import { eventsPrinter, TABLE } from "./events.js";
import { FILTER, filterOf } from "./filter.js";
import { ReaderGone } from "./host.js";
import { Misused, none } from "./misused.js";
import { quoted } from "./printable.js";
import { Progress } from "./progress.js";
import { Resume } from "./resume.js";
import { isRelative, timeOf } from "./times.js";

/** Without what an export sees to itself. */
const { start: _start, end: _end, limit: _limit, pagination_key: _key, total_hits: _hits, ...REST } = FILTER;

/** @type {import("./commands.js").Command} */
export const exportation = {
  takes: "",
  about: "all events of a range, one line each, over several requests at once",
  details: `A time is a date (2026-01-31, its midnight in UTC), a date-time with a zone, Unix milliseconds, \`now\`, or a time before it (-7d, -12h,
-30m). The start is in the range, the end is not. With --resume the file holds where it is: the same words go on from there,
after exactly the events that came before. Where the process was killed, up to a page may come again.`,
  options: {
    start: { kind: "text", value: "TIME", about: "where the range begins" },
    end: { kind: "text", value: "TIME", about: "where it ends; now by default" },
    resume: { kind: "text", value: "FILE", about: "keeps in a file where it is, and goes on from there", isFile: true },
    concurrency: { kind: "number", value: "N", about: "how many windows of the range are walked at once, 1 to 64; 4 by default" },
    order: { kind: "text", value: "ORDER", about: "by time, or as they come, which is faster", choices: ["time", "none"] },
    ...TABLE,
    ...PLACE,
    ...REST,
  },
  examples: [
    "export --start 2026-01-01 --end 2026-02-01 > january.jsonl",
    "export --start -7d --bot bad --resume week.cursor >> week.jsonl",
    "export --start -90d --concurrency 8 --order none | gzip > events.jsonl.gz",
  ],
  async run(positionals, values, host) {
    none(positionals, "export");
    const resume = values.resume === undefined ? undefined : await Resume.at(values.resume);
    const filter = { ...filterOf(values), ...rangeOf(values, resume?.cursor !== undefined) };
    const client = await clientOf(values, host.environment);
    const { exportEvents } = await import("../export.js");
    const walk = new Walk(values, host, resume);
    const { concurrency, order } = values;
    const onProgress = (/** @type {import("../export.js").ExportProgress} */ progress) => walk.progressed(progress);
    try {
      const events = exportEvents(client, filter, { concurrency, order, cursor: resume?.cursor, signal: host.signal, onProgress });
      for await (const event of events) walk.push(event);
    } catch (error) {
      await walk.broke(error);
      throw error;
    } finally {
      walk.end();
    }
    if (resume?.cursor !== undefined && walk.isEmpty)
      await host.err.write(`nothing was left: ${quoted(values.resume)} says where an export is that is done\n`);
    return 0;
  },
};

/**
 * The range, in milliseconds. What was said from now is another time by now: where it goes on, the cursor knows the range.
 * @param {import("./words.js").Values} values
 * @param {boolean} goesOn
 */
function rangeOf({ start, end }, goesOn) {
  if (start === undefined && !goesOn) throw new Misused("where does the range begin? `export` takes --start, such as --start -7d");
  /** @param {string} name @param {string | undefined} text */
  const timeIn = (name, text) => (text === undefined || (goesOn && isRelative(text)) ? undefined : timeOf(name, text));
  return { start: timeIn("--start", start), end: timeIn("--end", goesOn ? end : (end ?? "now")) };
}

/** What is printed, kept and shown of an export while it runs. */
class Walk {
  isEmpty = true;
  #values;
  #host;
  #resume;
  #print;
  #bar;
  /** @type {unknown[]} */
  #events = [];
  /** @type {import("../export.js").ExportProgress | undefined} */
  #progress;

  /**
   * @param {import("./words.js").Values} values
   * @param {import("./host.js").Host} host
   * @param {Resume | undefined} resume
   */
  constructor(values, host, resume) {
    this.#values = values;
    this.#host = host;
    this.#resume = resume;
    this.#print = eventsPrinter(values.table);
    this.#bar = new Progress(host.err, { what: "events", isResumed: resume?.cursor !== undefined });
  }

  /** @param {unknown} event */
  push(event) {
    this.#events.push(event);
  }

  /**
   * What came so far is written before the file says so: an end in between doubles events, and loses none.
   * @param {import("../export.js").ExportProgress} progress
   */
  async progressed(progress) {
    if (this.#events.length > 0) {
      this.isEmpty = false;
      this.#bar.clear();
      await this.#host.out.write(this.#print(this.#events));
      this.#events = [];
    }
    await this.#resume?.keep(progress.cursor);
    this.#progress = progress;
    this.#bar.show({ count: progress.events, share: this.#share(progress) });
  }

  /** @param {import("../export.js").ExportProgress} progress */
  #share({ until, windowsDone, windows, cursor }) {
    if (this.#values.order === "none") return windowsDone / windows;
    // The range as it was when the export began.
    const { start, end } = JSON.parse(cursor);
    if (start === end) return 1;
    return (this.#values.reverse ? until - start : end - until) / (end - start);
  }

  /**
   * Says where to go on, once something was done.
   * @param {unknown} error
   */
  async broke(error) {
    this.#bar.end();
    if (!this.#progress || error instanceof ReaderGone) return;
    const { events, until } = this.#progress;
    const isByTime = this.#values.order !== "none";
    const from = `--${this.#values.reverse ? "start" : "end"}=${until}`;
    const advice = this.#resume
      ? `the same words with --resume ${quoted(this.#values.resume)} go on from there`
      : isByTime
        ? `${from} goes on from there, with --resume it would be kept to the event`
        : "with --resume it could go on from there";
    await this.#host.err.write(`${events} events were exported: ${advice}\n`);
  }

  end() {
    this.#bar.end();
  }
}

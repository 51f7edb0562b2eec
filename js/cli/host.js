// What a command has of its process: environment, standard streams, and the signals that end it.

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * A standard stream that is written to.
 * @typedef {object} Out
 * @property {(text: string) => Promise<void>} write resolves when there is room for more; rejects with `ReaderGone`
 * @property {boolean} isTerminal
 * @property {boolean} draws whether a line that was written can be written over
 * @property {() => number} columns
 */

/**
 * @typedef {object} Host
 * @property {Environment} environment
 * @property {Out} out what was asked for
 * @property {Out} err all else
 * @property {NodeJS.ReadStream} input
 * @property {AbortSignal} signal aborted with an `Interrupted`, by ctrl-c or by a request to end
 * @property {() => void} leave what follows is the process's own
 */

/** Nobody reads any more what is written, as after `| head`: there is nothing left to do, and nothing wrong. */
export class ReaderGone extends Error {}

/** The user wants no more of it. */
export class Interrupted extends Error {
  /** @param {number} status with which a shell expects such a process to end */
  constructor(status) {
    super("interrupted");
    this.status = status;
  }
}

const SIGNALS = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143 });

/**
 * @param {NodeJS.Process} process
 * @returns {Host}
 */
export function hostOf(process) {
  const interruption = new AbortController();
  const listeners = Object.entries(SIGNALS).map(([name, status]) => {
    const listener = () => {
      // Whoever asks twice does not want to wait for what takes so long.
      if (interruption.signal.aborted) process.exit(status);
      interruption.abort(new Interrupted(status));
    };
    process.on(name, listener);
    return /** @type {const} */ ([name, listener]);
  });
  return {
    environment: process.env,
    out: outOf(process.stdout, process.env),
    err: outOf(process.stderr, process.env),
    input: process.stdin,
    signal: interruption.signal,
    leave() {
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
}

/**
 * @param {NodeJS.WriteStream} stream
 * @param {Environment} environment
 * @returns {Out}
 */
function outOf(stream, { TERM }) {
  // Without a listener an error would end the process with a stack; `write` has told of it already.
  stream.on("error", () => {});
  return {
    write: (text) =>
      new Promise((done, fail) => {
        stream.write(text, (error) => {
          if (!error) done();
          else fail(/** @type {NodeJS.ErrnoException} */ (error).code === "EPIPE" ? new ReaderGone() : error);
        });
      }),
    isTerminal: Boolean(stream.isTTY),
    draws: Boolean(stream.isTTY) && TERM !== "dumb",
    columns: () => stream.columns || 80,
  };
}

// What a command reads: standard input or a file, and an answer to a question.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Misused } from "./misused.js";

/** More than any list of ids or sealed result has. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * All of a file, or of standard input by the name `-`.
 * @param {string} name
 * @param {import("./host.js").Host} host
 * @returns {Promise<Buffer>}
 * @throws {Misused}
 */
export async function contentOf(name, { input, signal }) {
  const chunks = [];
  let bytes = 0;
  try {
    const stream = name === "-" ? input : createReadStream(name);
    const stop = () => stream.destroy();
    signal.addEventListener("abort", stop);
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > MOST_BYTES) throw new Error("it is larger than 64 MiB");
    }
    signal.removeEventListener("abort", stop);
  } catch (error) {
    signal.throwIfAborted();
    const from = name === "-" ? "standard input" : `\`${name}\``;
    throw new Misused(`${from} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  signal.throwIfAborted();
  return Buffer.concat(chunks);
}

/**
 * What someone at the terminal answers; nothing where the input ends instead.
 * @param {string} question
 * @param {import("./host.js").Host} host
 * @returns {Promise<string>}
 */
export async function answerTo(question, { input, err, signal }) {
  await err.write(question);
  // The terminal itself sees to the line, so that ctrl-c is a signal there.
  const lines = createInterface({ input, terminal: false });
  try {
    return await new Promise((resolve, reject) => {
      lines.once("line", resolve);
      lines.once("close", () => resolve(""));
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  } finally {
    lines.close();
    input.destroy();
  }
}

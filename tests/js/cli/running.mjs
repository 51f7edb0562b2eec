// Runs the command as its users do: in a runtime, with words, input and environment; in a pipe, in a terminal, and over a mock.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { toolFile } from "../runtimes/consumer.mjs";

/** Of a test: what it tries is the same in all runtimes. */
export const ONCE = "once";
export const KEY = "a-key-of-the-command-line";
const TOO_LONG_MS = 60_000;

/**
 * The command in a runtime: by its name alone, as `npx` finds it, and in each that it is for.
 * @returns {string[]}
 */
function commandIn(runtime, consumer) {
  const file = join(consumer, "node_modules/fingerprint-edge/cli.js");
  const deno = ["run", "--quiet", "--no-config", "--allow-env", "--allow-net=127.0.0.1", "--allow-read", `--allow-write=${consumer}`];
  return {
    "by its name": [join(consumer, "node_modules/.bin/fingerprint-edge")],
    node24: [toolFile("node24/bin/node"), file],
    deno: [toolFile("deno/deno"), ...deno, file],
    bun: [toolFile("bun/bin/bun.exe"), "run", "--no-install", file],
  }[runtime];
}

export const RUNTIMES = ["by its name", "node24", "deno", "bun"];

/** A runtime with a project that has the package, over the API at this URL. */
export function runnerOf(runtime, consumer, url, key = KEY) {
  const command = commandIn(runtime, consumer);
  const environmentOf = (more) => {
    // Nothing of the tester's own, such as a region, comes near the command.
    const { PATH, HOME = consumer } = process.env;
    return { PATH, HOME, TERM: "xterm", FINGERPRINT_SECRET_KEY: key, FINGERPRINT_BASE_URL: url, ...more };
  };
  const start = (program, words, environment) => {
    const child = spawn(program, words, { cwd: consumer, env: environmentOf(environment), timeout: TOO_LONG_MS, killSignal: "SIGKILL" });
    // A command that ends early does not read all that it gets.
    child.stdin.on("error", () => {});
    return child;
  };
  return {
    consumer,
    /** Runs it to its end: the key must be in nothing that it says. */
    async run(words, environment = {}, input = "") {
      const child = start(command[0], [...command.slice(1), ...words], environment);
      child.stdin.end(input);
      return endOf(child);
    },
    /** Starts it, with a signal to send or standard input to hold. */
    start: (words, environment) => start(command[0], [...command.slice(1), ...words], environment),
    /** Its words as a shell's. */
    shell: (words) => [...command, ...words].map(quoted).join(" "),
    /** Runs a line of bash with it. */
    async bash(line, environment = {}) {
      const child = start("bash", ["-c", line], environment);
      child.stdin.end();
      return endOf(child);
    },
    /**
     * Runs it at a terminal, where someone types what stands beside a text once that text shows; gives what the terminal got.
     * @param {[RegExp, string][]} typed
     */
    terminal(words, typed, environment, redirection = "") {
      return this.atTerminal([...command, ...words].map(quoted).join(" ") + redirection, typed, environment);
    },
    /** The same with a line of a shell. */
    async atTerminal(line, typed = [], environment = {}) {
      const child = start("script", ["--quiet", "--return", "--flush", "--command", line, "/dev/null"], environment);
      const waiting = [...typed];
      let shown = "";
      child.stdout.on("data", (data) => {
        shown += data;
        if (waiting.length > 0 && waiting[0][0].test(shown)) child.stdin.write(waiting.shift()[1]);
      });
      const { status, signal } = await endOf(child);
      if (waiting.length > 0) throw new Error(`nothing like ${waiting[0][0]} showed: ${JSON.stringify(shown)}`);
      return { status, signal, shown };
    },
  };
}

/** How a child ends, and what it says. */
export async function endOf(child) {
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const [status, signal] = await once(child, "close");
  if ((stdout + stderr).includes(KEY)) throw new Error(`the key shows: ${stdout}${stderr}`);
  return { status, signal, stdout, stderr };
}

/** The mock that the command serves, as a child that ends with its test. */
export async function mockOf(runner, words = []) {
  const child = runner.start(["mock", "--port", "0", "--until-input-ends", "--api-key", KEY, ...words]);
  const closed = once(child, "close");
  const said = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(said, "line"), closed.then(() => ["nothing"])]);
  const url = /^mock API on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
  if (!url) throw new Error(`the mock said ${line}`);
  const ask = async (path, init) => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    return text && JSON.parse(text);
  };
  return {
    url,
    child,
    post: (path, body) => ask(`/__mock/${path}`, { method: "POST", body: JSON.stringify(body) }),
    /** Starts anew, over these events and with these rules. */
    reset: (options) => ask("/__mock/reset", { method: "POST", body: JSON.stringify({ apiKey: KEY, ...options }) }),
    requests: async () => (await ask("/__mock/requests")).filter(({ url }) => !url.includes("/__mock/")),
    events: async () => (await ask("/v4/events?limit=100", { headers: { authorization: `Bearer ${KEY}` } })).events,
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}

/** Whether a program is there. */
export function isThere(program) {
  return new Promise((resolve) => execFile("which", [program], (error) => resolve(!error)));
}

export function quoted(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The lines of JSON in a text. */
export function linesOf(text) {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

// The host of an example that is a server of its own: the program that its package.json starts, in a process.
//
// `start(environment)` gives `{ url }`, and the process as `child` with its end as `ended`, once the server has printed where it listens, and rejects when it ends before that.

import { spawn } from "node:child_process";
import { toolFile } from "../runtimes/consumer.mjs";
import { manifestOf } from "./files.mjs";

const PROGRAMS = {
  deno: () => toolFile("deno/deno"),
  bun: () => toolFile("bun/bin/bun.exe"),
  node: () => process.execPath,
};
const PATIENCE_MS = 30_000;

export function servers(folder, log) {
  const [name, ...args] = manifestOf(folder).scripts.start.split(" ");
  return serversOf(PROGRAMS[name](), args, folder, log);
}

/** The same for a program that is built. */
export function serversOf(program, args, folder, log) {
  const running = [];
  return {
    async start(bindings) {
      const { PATH, HOME } = process.env;
      const bound = Object.fromEntries(Object.entries(bindings).filter(([, value]) => value !== undefined));
      // Deno's KV lies in that folder: one of its own for each test run.
      const env = { PATH, HOME, DENO_DIR: `${folder}/deno-dir`, NO_COLOR: "1", PORT: "0", ...bound };
      const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
      const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", (code, signal) => resolve(signal ?? code)));
      running.push({ child, ended });
      for (const stream of [child.stdout, child.stderr]) stream.on("data", log);
      return { url: await listening(child, ended), child, ended };
    },
    async stop() {
      for (const { child } of running) child.kill("SIGKILL");
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}

/** The first URL that the server prints. */
function listening(child, ended) {
  return new Promise((resolve, reject) => {
    let output = "";
    const late = setTimeout(() => reject(new Error(`no URL after ${PATIENCE_MS} ms: ${output}`)), PATIENCE_MS);
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)), reject).finally(() => clearTimeout(late));
    function look(chunk) {
      output += chunk;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    }
  });
}

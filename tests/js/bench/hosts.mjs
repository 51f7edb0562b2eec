// The runtimes of the bench. Each starts the programs inside, and answers what they are asked.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { toolFile, toolVersion } from "../runtimes/consumer.mjs";
import { answerOf } from "./answer.mjs";
import { startWorkerd } from "./workerd.mjs";

const DENO = ["run", "--quiet", "--no-remote", "--node-modules-dir=manual", "--no-prompt", "--allow-net=127.0.0.1", "--allow-read"];
const GC = "--expose-gc";

/** `collecting`: flags with which a program can have the garbage collected, for a look at the memory alone. */
export const HOSTS = {
  node20: line({ program: () => process.execPath, version: process.version, collecting: [GC] }),
  node24: line({ program: () => toolFile("node24/bin/node"), version: `v${toolVersion("node24")}`, collecting: [GC] }),
  workerd: {
    version: toolVersion("workerd"),
    collecting: [GC],
    start: (consumer, flags) => startWorkerd(consumer, "inside/worker.js", flags),
  },
  deno: line({ program: () => toolFile("deno/deno"), args: DENO, version: toolVersion("deno"), collecting: [`--v8-flags=${GC}`] }),
  bun: line({ program: () => toolFile("bun/bin/bun.exe"), args: ["run", "--no-install"], version: toolVersion("bun"), collecting: [] }),
};

/** A runtime whose program reads lines. */
function line({ program, args = [], version, collecting }) {
  const command = (flags) => [program(), [...args, ...flags]];
  return { version, collecting, command, start: (consumer, flags = []) => startLine(consumer, ...command(flags)) };
}

/** A running program: `pid`, `ask(what, details)`, `stop()`. */
async function startLine(consumer, program, args) {
  const child = spawn(program, [...args, "js/bench/inside/process.js"], { cwd: consumer, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once("close", resolve));
  return {
    pid: child.pid,
    async ask(ask, asked) {
      child.stdin.write(`${JSON.stringify({ ask, ...asked })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended at ${JSON.stringify(asked)}`);
      return answerOf(JSON.parse(value));
    },
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}

// workerd itself, without miniflare: one process whose time on the processor can be read, started as often as need be.

import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { toolFile } from "../runtimes/consumer.mjs";
import { build } from "../tools.mjs";
import { answerOf } from "./answer.mjs";

/** What the official SDK imports, which a Worker has with `nodejs_compat` alone. */
const NODE_MODULES = ["buffer", "crypto", "util", "zlib"];
const PROGRAM = toolFile("workerd/bin/workerd");

/** Nothing that they read ends with this process: a bench that breaks off must not leave them behind. */
const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Bundles a script of the consumer's `js/bench` as wrangler does, over a program where it names one, and gives the configuration for it. */
export async function bundleForWorkerd(consumer, script, { program = "", flags = [] } = {}) {
  const folder = join(consumer, "workerd", basename(script, ".js") + program);
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: consumer,
    entryPoints: [join("js/bench", script)],
    outfile: join(folder, "worker.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
    alias: {
      ...Object.fromEntries(NODE_MODULES.map((name) => [name, `node:${name}`])),
      ...(program && { "bench:program": `./js/bench/cold/${program}.js` }),
    },
    external: ["node:*"],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  const wasm = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
  const file = join(folder, "config.capnp");
  writeFileSync(file, configuration(wasm, flags));
  return file;
}

/** `globalOutbound` reaches loopback, which workerd forbids by default. */
function configuration(wasm, flags) {
  const modules = wasm.map((name) => `(name = "./${name}", wasm = embed "${name}")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "bench", worker = .bench), (name = "network", network = (allow = ["public", "private"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "bench") ],
  v8Flags = ${JSON.stringify(flags)},
);
const bench :Workerd.Worker = (
  modules = [ ${['(name = "worker.js", esModule = embed "worker.js")', ...modules].join(", ")} ],
  compatibilityDate = "2026-04-01",
  compatibilityFlags = ["nodejs_compat"],
  globalOutbound = "network",
);
`;
}

/** Starts workerd: `pid`, `url` once it listens, and `stop()`. */
export async function serve(configurationFile) {
  const child = spawn(PROGRAM, ["serve", configurationFile, "--control-fd=3"], { stdio: ["ignore", "inherit", "inherit", "pipe"] });
  running.add(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  for await (const line of createInterface({ input: child.stdio[3] })) {
    const { event, port } = JSON.parse(line);
    if (event !== "listen") continue;
    const stop = () => {
      child.kill("SIGKILL");
      running.delete(child);
      return ended;
    };
    return { pid: child.pid, url: `http://127.0.0.1:${port}/`, stop };
  }
  throw new Error(`workerd ended with ${await ended}`);
}

/** A running Worker, asked by requests. */
export async function startWorkerd(consumer, script, flags) {
  const { pid, url, stop } = await serve(await bundleForWorkerd(consumer, script, { flags }));
  const ask = async (ask, asked) => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify({ ask, ...asked }) });
    if (!response.ok) throw new Error(`workerd answered ${response.status}: ${await response.text()}`);
    return answerOf(await response.json());
  };
  return { pid, ask, stop };
}

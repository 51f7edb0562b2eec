// Other people's programs: run to their end, or served from until they are stopped.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A guard against a program that hangs, nothing that a healthy one comes near. */
const GUARD_MS = 300_000;
const STOP_MS = 5_000;
const running = new Set();

// Whatever ends this process ends what it started, with all that those started in turn.
process.on("exit", () => running.forEach((child) => signal(child, "SIGKILL")));
for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => process.exit(1));

/** Runs a program, and gives what it printed; rejects where it fails. */
export async function ran(program, args, { cwd, env = process.env }) {
  const child = start(program, args, { cwd, env });
  const guard = setTimeout(() => signal(child, "SIGKILL"), GUARD_MS);
  const ended = await child.ended;
  clearTimeout(guard);
  if (ended !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${ended}\n${child.output.slice(-6_000)}`);
  return child.output;
}

/**
 * Starts a server, and waits until it answers at `path`. `args` gets the port that it is to listen at.
 * @returns {Promise<{ url: string, output: () => string, stop: () => Promise<void> }>}
 */
export async function served(program, args, { cwd, env = process.env, path = "/" }) {
  const port = await freePort();
  const child = start(program, args(port), { cwd, env: { ...env, PORT: String(port), HOST: "127.0.0.1" } });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    signal(child, "SIGTERM");
    await Promise.race([child.ended, sleep(STOP_MS, undefined, { ref: false })]);
    signal(child, "SIGKILL");
    await child.ended;
  };
  const begin = performance.now();
  while (performance.now() - begin < GUARD_MS && running.has(child)) {
    const answered = await fetch(url + path, { signal: AbortSignal.timeout(60_000) }).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) return { url, output: () => child.output, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${program} ${args(port).join(" ")} does not answer\n${child.output.slice(-6_000)}`);
}

function start(program, args, { cwd, env }) {
  // A group of its own: many tools start others, which must not stay behind.
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (child.output += chunk));
  child.ended = new Promise((resolve) => {
    child.on("error", (error) => {
      running.delete(child);
      child.output += error;
      resolve(error.code);
    });
    // What a tool leaves behind ends with it: SvelteKit's build may forget its workerd.
    child.on("exit", () => signal(child, "SIGKILL"));
    child.on("close", (code, name) => {
      running.delete(child);
      resolve(name ?? code);
    });
  });
  return child;
}

function signal(child, name) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // Ended already.
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Projects that a tool builds and serves: each host in a folder of its own, judged over HTTP.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { judgedAt, withoutWarning } from "./judge.mjs";
import { ran, served } from "./programs.mjs";
import { inTurn } from "./turns.mjs";

/**
 * The host in a folder `name` beside the set's others, made of these one over the other: hosts of a set run at the same
 * time, and tools write into their project.
 */
export function asProject(host, name, ...folders) {
  const folder = join(host.folder, name);
  for (const layer of folders) cpSync(join(host.folder, layer), folder, { recursive: true });
  return { ...host, folder };
}

/** Runs a tool of the set in the host's folder; gives what it printed, in which no warning may be. */
export async function builtBy({ folder, env, tool }, name, ...args) {
  const output = await ran(tool(name), args, { cwd: folder, env });
  withoutWarning(output);
  return output;
}

/** The whole job by a server's `path`; `args` gets its port, and what it printed comes back. */
export async function judgedServer({ folder, env }, program, args, path) {
  const server = await startInTurn(() => served(program, args, { cwd: folder, env, path }));
  await judgedAt(server.url + path).finally(server.stop);
  return server.output();
}

/** One start at a time: Cloudflare's tools look for a free port for their debugger, and take it later. */
const startInTurn = inTurn()((start) => start());

// An example over a framework, as an entry of the table: built as its package.json builds it, and without its secrets, which
// come when it is started, as often as its check in tests/js/examples asks for it.

import { cpSync } from "node:fs";
import { basename, join } from "node:path";
import { checked } from "../examples/checked.mjs";
import { checkLines, manifestOf } from "../examples/files.mjs";
import { ran, served } from "./programs.mjs";
import { installedVersion } from "./project.mjs";

const EXAMPLES = join(import.meta.dirname, "../../../examples");

/**
 * `build` is what builds it: a tool of the set, and its arguments; where there is none, it is started as it is, for development.
 * `hostOf` starts it (servers.mjs and workers.mjs in tests/js/examples say how): it is given the folder, a function that takes
 * what is logged, and the host of the table. `change` makes of the folder what users of another version have.
 */
export function example(name, { build, hostOf, change }) {
  return async (host) => {
    const source = join(EXAMPLES, name);
    checkLines(source);
    checkTools(source, host.folder);
    // In the set's folder, where it finds the set's tools and the package.
    const folder = join(host.folder, `example-${name}`);
    cpSync(source, folder, { recursive: true, filter: (file) => basename(file) !== "node_modules" });
    change?.(folder);
    const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL, ...env } = host.env;
    const [tool, ...args] = build ?? [];
    if (build) await ran(host.tool(tool), args, { cwd: folder, env });
    const { check } = await import(`../examples/${name}.mjs`);
    await checked(check, (log) => hostOf(folder, log, { ...host, env }), { folder, isBuilt: build !== undefined });
  };
}

/** Starts it by a tool of the set: `args` gets the port, and `path` is answered when it has started. */
export function servedBy(tool, args, path) {
  return (folder, log, host) => {
    const servers = [];
    return {
      async start(bindings) {
        const server = await served(host.tool(tool), args, { cwd: folder, env: { ...host.env, ...bindings }, path });
        servers.push(server);
        return server;
      },
      async stop() {
        await Promise.all(servers.map((server) => server.stop()));
        for (const server of servers) log(server.output());
      },
    };
  };
}

/** What is tried is what the example asks for. */
export function checkTools(source, folder, kinds = ["dependencies", "devDependencies"]) {
  const manifest = manifestOf(source);
  for (const [name, range] of kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}))) {
    const version = installedVersion(folder, name);
    const [major, minor] = version.split(".");
    const asked = major === "0" ? `^0.${minor}.` : `^${major}.`;
    if (!range.includes(asked)) throw new Error(`${basename(source)} asks for ${name} ${range}, the set has ${version}`);
  }
}

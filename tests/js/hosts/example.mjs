// An example over a framework, as an entry of the table: built as its package.json builds it, and without its secrets, which
// come when it is started, as often as its check in tests/js/examples asks for it.

import { cpSync } from "node:fs";
import { basename, join } from "node:path";
import { checked } from "../examples/checked.mjs";
import { checkLines } from "../examples/files.mjs";
import { ran, served } from "./programs.mjs";

const EXAMPLES = join(import.meta.dirname, "../../../examples");

/** `build` and `start` are arguments for a tool of the set, the latter from a port; `path` answers when it has started. */
export function example(name, { tool, build, start, path }) {
  return async (host) => {
    const source = join(EXAMPLES, name);
    checkLines(source);
    // In the set's folder, where it finds the set's tools and the package.
    const folder = join(host.folder, "example");
    cpSync(source, folder, { recursive: true, filter: (file) => basename(file) !== "node_modules" });
    const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL, ...env } = host.env;
    await ran(host.tool(tool), build, { cwd: folder, env });
    const { check } = await import(`../examples/${name}.mjs`);
    await checked(
      check,
      (log) => {
        const servers = [];
        return {
          async start(bindings) {
            const server = await served(host.tool(tool), start, { cwd: folder, env: { ...env, ...bindings }, path });
            servers.push(server);
            return server;
          },
          async stop() {
            await Promise.all(servers.map((server) => server.stop()));
            for (const server of servers) log(server.output());
          },
        };
      },
      { folder },
    );
  };
}

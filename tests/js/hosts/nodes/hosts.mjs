// Every Node from the oldest that is promised to the newest: the job by `import` and by `require`, and with no more permission
// than it takes.

import { join } from "node:path";
import { toolFile, toolVersion } from "../../runtimes/consumer.mjs";
import { judgedOutput } from "../judge.mjs";
import { ran } from "../programs.mjs";

/** Each with its program, its version, and the flags of its permission model. */
const NODES = [
  {
    name: "node20.16",
    version: "oldest",
    program: ({ folder }) => join(folder, "node_modules/oldest/bin/node"),
    permission: ["--experimental-permission"],
  },
  {
    name: "node20",
    version: () => process.versions.node,
    program: () => process.execPath,
    permission: ["--experimental-permission"],
  },
  { name: "node22", version: () => toolVersion("node22"), program: () => toolFile("node22/bin/node"), permission: ["--permission"] },
  { name: "node24", version: () => toolVersion("node24"), program: () => toolFile("node24/bin/node"), permission: ["--permission"] },
  {
    name: "node26",
    version: "newest",
    program: ({ folder }) => join(folder, "node_modules/newest/bin/node"),
    permission: ["--permission", "--allow-net"],
    more: { set: "newest-node", quick: false },
  },
];

function entries({ name, version, program, permission, more }) {
  const run = async (host, ...args) => judgedOutput(await ran(program(host), args, { cwd: host.folder, env: host.env }));
  const entry = (mode, run, needs) => ({ tool: "Node", mode, version, set: "nodes", node: "node20", quick: true, needs, run, ...more });
  return [
    {
      ...entry("import, require", async (host) => {
        await run(host, "job/program.js");
        await run(host, "job/program.cjs");
      }),
      name,
    },
    {
      ...entry(
        "permission model",
        async (host) => {
          const flags = [...permission, "--allow-fs-read=."];
          await run(host, ...flags, "job/program.js");
          await run(host, ...flags, "job/program.cjs");
        },
        `\`${permission.join(" ")} --allow-fs-read=.\``,
      ),
      name: `${name}-permission`,
    },
  ];
}

export default NODES.flatMap(entries);

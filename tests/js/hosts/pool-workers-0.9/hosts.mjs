// Vitest in workerd, as it was before Vitest 4.

import { judgedVitest } from "../workers.mjs";

export default [
  {
    name: "pool-workers-0.9",
    tool: "Vitest in workerd",
    mode: "vitest-pool-workers",
    version: "@cloudflare/vitest-pool-workers",
    set: "pool-workers-0.9",
    node: "node24",
    run: judgedVitest,
  },
];

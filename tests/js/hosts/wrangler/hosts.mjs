// wrangler as Node 20 gets it: its server, and what it uploads.

import { wranglerHosts } from "../workers.mjs";

export default wranglerHosts("wrangler", { set: "wrangler", node: "node20", quick: true });

// The contract inside Vercel's edge-runtime, whose sandbox takes one script without modules.

import { run } from "../../contract/index.js";
import { subpaths } from "./package.js";

globalThis.report = ({ mockUrl, apiKey, otherUrl }) => run({ ...subpaths, mockUrl, apiKey, otherUrl, host: { clientOptions: {} } });

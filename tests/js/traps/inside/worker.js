// The contract of traps inside workerd.

import * as lib from "fingerprint-edge";
import { run } from "../contract.js";

export default {
  async fetch() {
    return Response.json({ results: await run({ lib, host: { clientOptions: {} } }) });
  },
};

// The contract inside Vercel's edge-runtime, whose sandbox takes one script without modules.

import * as lib from "fingerprint-edge";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import { run } from "../../contract/index.js";

globalThis.report = ({ mockUrl, apiKey, otherUrl }) => run({ lib, mock, migrate, mockUrl, apiKey, otherUrl, host: { clientOptions: {} } });

// The package as a user imports it, each subpath by its name.

import * as lib from "fingerprint-edge";
import * as client from "fingerprint-edge/client";
import * as exported from "fingerprint-edge/export";
import * as guard from "fingerprint-edge/guard";
import * as migrate from "fingerprint-edge/migrate";
import * as mock from "fingerprint-edge/mock";
import * as rules from "fingerprint-edge/rules";
import * as trust from "fingerprint-edge/trust";
import * as v3 from "fingerprint-edge/v3";
import * as verify from "fingerprint-edge/verify";

export const subpaths = { lib, mock, migrate, parts: { client, trust, verify, rules, v3, guard, export: exported } };

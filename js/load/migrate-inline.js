// Node, Deno, Bun, browsers and their bundlers: the bytes of the way from v3 to v4 in JavaScript.
import * as migrate from "../migrate.js";
import { core } from "../migrate-core.js";
import base64 from "../wasm/migrate-bytes.js";
import { decodeBase64 } from "./base64.js";

core.provide(() => decodeBase64(base64));

// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const upgradeEvent = migrate.upgradeEvent;

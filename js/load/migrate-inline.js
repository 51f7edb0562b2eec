// Node, Deno, Bun, browsers and their bundlers: the bytes of the way from v3 to v4 in JavaScript.
import { core } from "../migrate-core.js";
import base64 from "../wasm/migrate-bytes.js";
import { decodeBase64 } from "./base64.js";

core.provide(() => decodeBase64(base64));

export * from "../migrate.js";

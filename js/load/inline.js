// Node, Deno, Bun, browsers and their bundlers: bytes in JavaScript need no file access, no
// permission and no asset rule.
import { core } from "../client-core.js";
import base64 from "../wasm/client-bytes.js";
import { decodeBase64 } from "./base64.js";

core.provide(() => decodeBase64(base64));

export * from "../index.js";

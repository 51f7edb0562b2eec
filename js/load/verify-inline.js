// Node, Deno, Bun, browsers and their bundlers: the bytes that judge events by a policy.
import * as lib from "../index.js";
import { core } from "../verify-core.js";
import base64 from "../wasm/verify-bytes.js";
import { decodeBase64 } from "./base64.js";
core.provide(() => decodeBase64(base64));
// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const verifyEvent = lib.verifyEvent;

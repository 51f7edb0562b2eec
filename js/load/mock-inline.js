// Node, Deno, Bun, browsers and their bundlers: the mock's bytes in JavaScript.
import { core } from "../mock-core.js";
import base64 from "../wasm/mock-bytes.js";
import { decodeBase64 } from "./base64.js";

core.provide(() => decodeBase64(base64));

export * from "../mock.js";

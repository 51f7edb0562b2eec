// Node, Deno, Bun, browsers and their bundlers: the mock's bytes in JavaScript.
import * as mock from "../mock.js";
import { core } from "../mock-core.js";
import base64 from "../wasm/mock-bytes.js";
import { decodeBase64 } from "./base64.js";

core.provide(() => decodeBase64(base64));

// A binding of its own: bundlers skip a file that has none, and its `provide` with it.
export const createMockApi = mock.createMockApi;

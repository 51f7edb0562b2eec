// Bytes in JavaScript need no file access, no permission and no asset rule.
import { core } from "../client-core.js";
import * as lib from "../index.js";
import base64 from "../wasm/client-bytes.js";
import { decodeBase64 } from "./base64.js";
core.provide(() => decodeBase64(base64));
// Bindings of its own: bundlers skip a file that has none, and its `provide` with it.
export const FingerprintClient = lib.FingerprintClient, FingerprintServerApiClient = FingerprintClient;
export const FingerprintV3Client = lib.FingerprintV3Client, FingerprintIqClient = lib.FingerprintIqClient;

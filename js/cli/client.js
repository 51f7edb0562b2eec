// The client of a command: its key from the environment alone, its place from there or from options.
import { Misused } from "./misused.js";

/** @type {import("./words.js").Options} */
export const PLACE = {
  region: { kind: "text", value: "REGION", about: "where your workspace is", choices: ["us", "eu", "ap"] },
  "base-url": { kind: "text", value: "URL", about: "another place than the API's" },
};

/**
 * The options of a client, for all systems.
 * @param {import("./words.js").Values} values
 * @param {import("./host.js").Environment} environment
 * @throws {Misused}
 */
export function clientOptions(values, environment) {
  const apiKey = environment.FINGERPRINT_SECRET_KEY;
  if (!apiKey) throw new Misused("FINGERPRINT_SECRET_KEY is not set: the API is asked with your secret key");
  // A variable that is empty is not set, as far as people go.
  const region = values.region ?? (environment.FINGERPRINT_REGION || undefined);
  const baseUrl = values["base-url"] ?? (environment.FINGERPRINT_BASE_URL || undefined);
  return { apiKey, region, baseUrl };
}

/**
 * Loaded when it is needed: the help, say, is not to wait for it.
 * @param {import("./words.js").Values} values
 * @param {import("./host.js").Environment} environment
 */
export async function clientOf(values, environment) {
  const options = clientOptions(values, environment);
  const { FingerprintClient } = await import("../client.js");
  return new FingerprintClient(options);
}

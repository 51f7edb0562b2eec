// The contract in Bun.

import { toolFile } from "./consumer.mjs";
import { reportOf } from "./process.mjs";

export function bun({ consumer, mockUrl, apiKey, otherUrl }) {
  // Bun would fetch a missing package by itself: only what npm has installed counts.
  return reportOf(toolFile("bun/bin/bun.exe"), ["run", "--no-install", "runtimes/inside/bun.js", mockUrl, apiKey, otherUrl], { cwd: consumer });
}

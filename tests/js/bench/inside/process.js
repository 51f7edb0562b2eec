// The bench inside Node, Deno and Bun: a line of JSON on standard input asks, a line on standard output answers.

import process from "node:process";
import { createInterface } from "node:readline";
import "./instances.js";
import { ASKED } from "./jobs.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...asked } = JSON.parse(line);
  console.log(JSON.stringify(await ASKED[ask](asked).catch((error) => ({ error: String(error?.stack ?? error) }))));
}
// A timer that a contender has left behind is nothing to wait for.
process.exit(0);

// The command line, as the packed package brings it: in Node, Deno and Bun, over the mock API and over files.
//
//   node run.mjs --tarball FILE --mock URL
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { reportAll, wrongOf } from "../side-by-side.mjs";
import { doctorTests } from "./doctor.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" }, mock: { type: "string" } } });
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL");
const consumer = makeConsumer(values.tarball, "cli", []);
const file = join(consumer, "node_modules/fingerprint-edge/cli.js");
/** By its name alone, as `npx` finds it, and by each runtime that it is for. */
const RUNTIMES = {
  "by its name": [join(consumer, "node_modules/.bin/fingerprint-edge")],
  node24: [toolFile("node24/bin/node"), file],
  deno: [toolFile("deno/deno"), "run", "--quiet", "--no-config", "--allow-env", "--allow-net=127.0.0.1", "--allow-read", file],
  bun: [toolFile("bun/bin/bun.exe"), "run", "--no-install", file],
};
const KEY = "test-secret-key";

/** How the command ends, and what it says; the key must be in none of it. */
function runIn(runtime) {
  const [program, ...first] = RUNTIMES[runtime];
  return (words, environment = {}) =>
    new Promise((done, fail) => {
      const env = {
        PATH: process.env.PATH,
        HOME: consumer,
        FINGERPRINT_SECRET_KEY: KEY,
        FINGERPRINT_BASE_URL: values.mock,
        ...environment,
      };
      execFile(program, [...first, ...words], { cwd: consumer, env, encoding: "utf8" }, (error, stdout, stderr) => {
        if (error && typeof error.code !== "number") return fail(error);
        if ((stdout + stderr).includes(KEY)) return fail(new Error(`the key shows: ${stdout}${stderr}`));
        done({ status: error?.code ?? 0, stdout, stderr });
      });
    });
}

const tsc = [toolFile("typescript/bin/tsc"), "--project", resolve(import.meta.dirname, "../../../js/cli/tsconfig.json")];
await reportAll([
  ["its types", () => wrongOf(tsc, consumer)],
  ...Object.keys(RUNTIMES).flatMap((runtime) =>
    doctorTests(runIn(runtime), consumer, { mock: values.mock, key: KEY }).map(([name, test]) => [
      `${name}, ${runtime}`,
      () => wrongIn(test),
    ]),
  ),
]);

/** What is wrong in a test that throws. */
async function wrongIn(test) {
  try {
    await test();
    return "";
  } catch (error) {
    return error.stack;
  }
}

// The command line, as the packed package brings it: in Node, Deno and Bun, over the mock API and over files.
//
//   node run.mjs --tarball FILE --mock URL [--only WORDS] [--write]
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer, toolFile } from "../runtimes/consumer.mjs";
import { reportAll, wrongOf } from "../side-by-side.mjs";
import { commandTests } from "./commands.mjs";
import { completionTests } from "./completion.mjs";
import { deleteTests } from "./delete.mjs";
import { docsTests } from "./docs.mjs";
import { doctorTests } from "./doctor.mjs";
import { exportTests } from "./export.mjs";
import { mockTests } from "./mock.mjs";
import { pipeTests } from "./pipes.mjs";
import { mockOf, ONCE, RUNTIMES, runnerOf } from "./running.mjs";
import { searchTests } from "./search.mjs";
import { tableTests } from "./table.mjs";
import { terminalTests } from "./terminal.mjs";
import { unsealTests } from "./unseal.mjs";
import { usageTests } from "./usage.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    mock: { type: "string" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
if (!values.tarball || !values.mock) throw new Error("usage: run.mjs --tarball FILE --mock URL [--only WORDS] [--write]");
const consumer = makeConsumer(values.tarball, "cli", []);
/** The key of the mock in Rust. */
const KEY = "test-secret-key";
/** Each a name and a function of a runner and of a mock that only it has, and whether it is tried once. */
const TESTS = [
  ...commandTests,
  ...searchTests,
  ...deleteTests,
  ...exportTests,
  ...unsealTests,
  ...tableTests,
  ...pipeTests,
  ...terminalTests,
  ...mockTests,
  ...completionTests,
  ...usageTests,
  ...docsTests(values.write),
];

const tsc = [toolFile("typescript/bin/tsc"), "--project", resolve(import.meta.dirname, "../../../js/cli/tsconfig.json")];
const tests = [
  ["its types", () => wrongOf(tsc, consumer)],
  ...RUNTIMES.flatMap((runtime) => [
    ...doctorTests(runnerOf(runtime, consumer, values.mock, KEY).run, consumer, { mock: values.mock, key: KEY }).map(([name, test]) => [
      `${name}, ${runtime}`,
      () => wrongIn(test),
    ]),
    ...TESTS.filter(([, , where]) => where !== ONCE || runtime === RUNTIMES[0]).map(([name, test]) => [
      `${name}, ${runtime}`,
      () => wrongIn(() => overMock(runtime, test)),
    ]),
  ]),
];
await reportAll(tests.filter(([name]) => name.includes(values.only)));

/** A mock in the same runtime, which ends with the test. */
async function overMock(runtime, test) {
  const mock = await mockOf(runnerOf(runtime, consumer, ""));
  try {
    await test(runnerOf(runtime, consumer, mock.url), mock, values.mock);
  } finally {
    await mock.end();
  }
}

/** What is wrong in a test that throws. */
async function wrongIn(test) {
  try {
    await test();
    return "";
  } catch (error) {
    return error.stack;
  }
}

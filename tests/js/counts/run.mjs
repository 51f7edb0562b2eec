// Counts, in Node, what calls cost, and fails where one costs more than it may: node run.mjs --tarball FILE

import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { reportOf } from "../runtimes/process.mjs";
import { holds } from "../runtimes/verdict.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
if (!values.tarball) throw new Error("usage: run.mjs --tarball FILE");

const consumer = makeConsumer(values.tarball, "counts", ["fixtures", "js/contract", "js/runtimes/inside", "js/counts"]);
if (!(await holds("node20", () => reportOf(process.execPath, [join("js", "counts", "node.js")], { cwd: consumer })))) process.exitCode = 1;

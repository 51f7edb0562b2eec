// Whether a host did the job, and what a build of the lean program weighs.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What each host has to say: the steps of job/job.js. */
const STEPS = ["get", "search", "notFound", "unseal", "webhook", "verdict", "rule"];

/** Rejects an answer of the job that is not whole. */
export function judged(answer) {
  const { done = [], error } = answer ?? {};
  const missing = STEPS.filter((step) => !done.includes(step));
  if (error !== undefined || missing.length > 0) throw new Error(`not done: ${missing.join(", ")}\n${error ?? JSON.stringify(answer)}`);
}

/** The answer that a program prints as its last line. */
export function judgedOutput(output) {
  const line = output.trimEnd().split("\n").at(-1);
  judged(JSON.parse(line.slice(line.indexOf("{"))));
}

/** A test runner's word that one test passed, whichever runner it is: the test judges the job. */
export function judgedTest(output) {
  if (!/\b1 pass(ed|ing)?\b|\bpass 1\b/.test(output)) throw new Error(`no test passed\n${output.slice(-6_000)}`);
}

/** The answer that a server gives at a URL. */
export async function judgedAt(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 4_000)}`);
  judged(JSON.parse(text));
}

/** Rejects a build that has a word of warning. */
export function withoutWarning(output) {
  const line = output.split("\n").find((text) => /\bwarn(ing)?s?\b/i.test(text) && !/\b0 warnings?\b/i.test(text));
  if (line !== undefined) throw new Error(`it warns: ${line}\n${output.slice(-4_000)}`);
}

/** Bytes of the code in these files or folders, raw and by gzip; rejects where there is not one wasm file, in whichever form. */
export function leanSize(...paths) {
  const contents = oneWasm(...paths);
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
  return {
    raw: sum(contents.map((bytes) => bytes.length)),
    gzip: sum(contents.map((bytes) => gzipSync(bytes, { level: 9 }).length)),
  };
}

/** The same where a whole framework is beside it, whose size says nothing. Gives the contents of the files. */
export function oneWasm(...paths) {
  const files = paths.flatMap(filesOf).filter((file) => /\.([cm]?js|wasm)$|\/[^.]+$/.test(file));
  const contents = files.map((file) => readFileSync(file));
  const wasm = contents.flatMap((bytes) => (isWasm(bytes) ? [bytes] : [...bytes.toString("latin1").matchAll(/["'`]AGFzbQ/g)]));
  if (wasm.length !== 1) throw new Error(`${wasm.length} wasm files in ${files.join(", ")}`);
  return contents;
}

function isWasm(bytes) {
  return bytes.subarray(0, 4).equals(Buffer.from("\0asm"));
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

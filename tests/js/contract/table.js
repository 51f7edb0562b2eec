// Reads the table of scripted answers: what its cases abbreviate, written out, and its answers as a host gives them.

import operations from "../../answers/operations.json" with { type: "json" };
import { ok } from "./assert.js";
import { SPELLINGS } from "./spelling.js";

const OF_CASES = ["case", "of", "answers", "expect", "each", "variants", "options", "random", "key", "differs"];
const OF_ANSWERS = ["status", "statusText", "headers", "error", "said", "json", "text", "hex", "success", "times", "retryAfter", "broken"];
const OF_EXPECT = [
  "class",
  "retryable",
  "statusCode",
  "code",
  "message",
  "body",
  "attempts",
  "retryAfter",
  "limit",
  "waits",
  "shows",
  "hides",
];
const OF_DIFFERS = ["why", "javascript", "rust"];

function known(what, members, names) {
  for (const name of Object.keys(members)) ok(names.includes(name), `an unknown member of ${what}: ${name}`);
}

/** The operations of these names, and of the groups among them. */
function operationsOf(names) {
  return names.flatMap((name) => {
    if (name in operations.groups) return operationsOf(operations.groups[name]);
    ok(name in operations.success, `there is no operation ${name}`);
    const [system, method] = name.split(".");
    const { key, id, template, success } = operations;
    return { name, system, method, key: key[system], id, template: template[name], success: success[name] };
  });
}

export const operationOf = (name) => operationsOf([name])[0];

/** A case for each of its variants, answers and operations. */
export function* written({ variants = [{}], differs, ...short }) {
  known("differs", differs ?? {}, OF_DIFFERS);
  for (const variant of variants) {
    const { each = ["each"], ...whole } = merged(merged(short, variant), { expect: differs?.javascript ?? {} });
    known("a case", whole, OF_CASES);
    known("expect", whole.expect, OF_EXPECT);
    for (const answer of each) {
      const answers = whole.answers.map((place) => (place === "each" ? answer : place));
      for (const operation of operationsOf(whole.of)) {
        yield { key: operation.key, random: 1, ...whole, answers: answers.flatMap(repeated), operation };
      }
    }
  }
}

function merged(whole, over) {
  const both = { ...whole, ...over };
  for (const name of ["expect", "options"]) if (over[name]) both[name] = { ...whole[name], ...over[name] };
  return both;
}

function repeated(answer) {
  if (answer === "hang") return [answer];
  if (answer === "success") return [{ status: 200, success: true }];
  known("an answer", answer, "fails" in answer ? ["fails", "times"] : OF_ANSWERS);
  const { times = 1, ...once } = answer;
  return Array.from({ length: times }, () => once);
}

/** What the placeholders stand for in the answers to a request. */
export function valuesOf({ id, template }, key, url, method) {
  const encoded = encodeURIComponent(id);
  const path = url.slice(url.indexOf("/", 8));
  const query = path.includes("?") ? path.slice(path.indexOf("?")) : "";
  const hidden = template.match(/{.*/)?.[0] ?? (query.includes(encoded) ? "[value]" : id);
  const values = { key, id, encoded, url, path, query, template, hidden, method };
  for (const [spelling, spell] of Object.entries(SPELLINGS)) {
    values[`key:${spelling}`] = spell(key);
    values[`id:${spelling}`] = spell(id);
  }
  return values;
}

/** A text with what a call says in the place of the placeholders. */
export function filled(text, values) {
  return Object.entries(values).reduce((full, [name, value]) => full.replaceAll(`{${name}}`, () => value), text);
}

/** The bytes of an answer's body. */
export function bodyOf({ error, said, json, text, hex, success }, operation, values) {
  if (hex !== undefined) return Uint8Array.from(hex.split(" "), (byte) => Number.parseInt(byte, 16));
  const value = success ? (operation.success ?? undefined) : (json ?? (said === undefined ? coded(error) : { error: said }));
  return new TextEncoder().encode(filled(text ?? (value === undefined ? "" : JSON.stringify(value)), values));
}

function coded(error) {
  return error && { error: { code: error[0], message: error[1] } };
}

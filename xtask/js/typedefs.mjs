// What a JSDoc comment says of a type: the compiler takes the type of a `@typedef` over, and leaves the sentence behind.

import { existsSync, readFileSync } from "node:fs";

const BLOCK = /\/\*\*(.*?)\*\//gs;

/** Declarations with the sentence above each type that has one in the source, where there is a source in JavaScript. */
export function documented(declarations, source) {
  if (!existsSync(source)) return declarations;
  let text = declarations;
  for (const [name, sentence] of sentencesOf(readFileSync(source, "utf8"))) {
    const comment = `/**\n${sentence.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
    text = text.replace(new RegExp(`^export type ${name}\\b`, "m"), (start) => comment + start);
  }
  return text;
}

/** The types of a source, each with the lines that describe it. */
function* sentencesOf(source) {
  for (const [, block] of source.matchAll(BLOCK)) {
    const lines = block.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
    const at = lines.findIndex((line) => /^@(typedef|callback) /.test(line));
    if (at < 0) continue;
    const [name, ...rest] = afterType(lines.slice(at).join("\n")).split(/\s+/);
    const before = lines.slice(0, at).filter((line) => line && !line.startsWith("@"));
    const after = rest.join(" ").split("@")[0].trim();
    const sentence = before.length > 0 ? before : [after].filter(Boolean);
    if (sentence.length > 0) yield [name, sentence];
  }
}

/** What follows the type in braces, which may have braces in it; a callback has none. */
function afterType(text) {
  const begin = /^@typedef +\{/.exec(text)?.[0].length;
  if (begin === undefined) return text.slice("@callback ".length);
  let depth = 1;
  let at = begin;
  for (; depth > 0 && at < text.length; at++) depth += { "{": 1, "}": -1 }[text[at]] ?? 0;
  return text.slice(at).trim();
}

// The code of a page as files that its readers could have: what it leaves to them is given.

import { readFileSync } from "node:fs";

const FENCE = /^( *)```(\S*)\n(.*?)^ *```$/gms;

/** What a snippet that is a Worker exports, said as a reader with TypeScript would say it. */
const WORKER = /^export default \{(?=[^}]*\bfetch\()(.*?)^\};$/ms;

/** What snippets leave to their readers. */
const GIVEN = ["env", "request", "sealed", "id", "eventId", "client", "event", "v3", "v3Event", "process", "Deno", "Bun"];

/** The languages that nothing here reads: Rust is compiled as doctests, `xtask/pages`. */
const OTHER = ["rust", "diff", "text"];

/**
 * The snippets of a page: `name` says where it is, `ending` what becomes of it.
 * @returns {{ name: string, ending: string, code: string }[]}
 */
export function snippetsOf(page, file) {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(FENCE)].flatMap(({ index, 1: indent, 2: language, 3: code }) => {
    const name = `${page}:${text.slice(0, index).split("\n").length}`;
    const dedented = indent ? code.replaceAll(new RegExp(`^${indent}`, "gm"), "") : code;
    if (OTHER.includes(language)) return [];
    if (language === "js" || language === "ts") return [{ name, ending: "ts", code: moduleOf(dedented) }];
    if (["cjs", "sh", "json", "html"].includes(language)) return [{ name, ending: language, code: dedented }];
    throw new Error(`${name} is in the language "${language}", which nobody compiles`);
  });
}

/**
 * Imports at the top. A snippet that exports is a module; another one is a function, where it may `await` and `return`, and
 * make what is otherwise given.
 */
function moduleOf(code) {
  const lines = code.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const rest = lines.filter((line) => !line.startsWith("import ")).join("\n");
  const isModule = /^export /m.test(rest);
  const body = isModule
    ? rest.replace(WORKER, "const worker: given.Worker = {$1};\nexport default worker;")
    : `export default async function snippet() {\n${rest}\n}`;
  const made = (name) => new RegExp(`^import .*\\b${name}\\b|^(export )?const ${name}\\b`, "m").test(code);
  const names = GIVEN.filter((name) => !isModule || !made(name));
  return [...imports, 'import * as given from "../given.js";', `const { ${names.join(", ")} } = given;`, body, ""].join("\n");
}

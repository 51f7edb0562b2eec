// The JavaScript of a README as modules in TypeScript, as its readers would have them: what it leaves to them is given.

import { readFileSync } from "node:fs";

/** What a snippet that is a Worker exports, said as a reader with TypeScript would say it. */
const WORKER = /^export default \{(.*?)^\};$/ms;

/** The snippets of a README, each as a module that exports a Worker, or a function that does what the snippet does. */
export function snippetsOf(readme) {
  const snippets = [...readFileSync(readme, "utf8").matchAll(/^```(?:js|ts)\n(.*?)^```/gms)].map(([, code]) => moduleOf(code));
  if (snippets.length === 0) throw new Error(`${readme} has no snippet`);
  return snippets;
}

/** Imports at the top, the rest in a function, where it may `await` and `return`, and make what is otherwise given. */
function moduleOf(code) {
  const lines = code.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const rest = lines.filter((line) => !line.startsWith("import ")).join("\n");
  const body = WORKER.test(rest)
    ? rest.replace(WORKER, "const worker: given.Worker = {$1};\nexport default worker;")
    : `export default async function snippet() {\n${rest}\n}`;
  const names = ["env", "request", "sealed", "id", "eventId", "client", "event", "v3", "v3Event", "process"];
  return [...imports, 'import * as given from "../given.js";', `const { ${names.join(", ")} } = given;`, body, ""].join("\n");
}

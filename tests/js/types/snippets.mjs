// The README's JavaScript as modules in TypeScript, so that it is compiled as strictly as its readers compile what they copy.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the snippets leave to their readers, or have from one before. */
const GIVEN = {
  env: 'Record<"FINGERPRINT_SECRET_KEY" | "FINGERPRINTIQ_SECRET_KEY" | "FINGERPRINTIQ_LIVE_KEY" | "WEBHOOK_SECRET" | "NEW_KEY" | "OLD_KEY", string>',
  process: "{ env: Record<string, string | undefined> }",
  request: "Request",
  sealed: "string",
  id: "string",
  eventId: "string",
  client: 'import("fingerprint-edge").FingerprintClient',
  event: 'import("fingerprint-edge").FingerprintEvent',
  v3: 'import("fingerprint-edge").FingerprintV3Client',
  v3Event: 'import("fingerprint-edge").FingerprintV3Event',
};

/** Writes a module for each snippet. */
export function writeSnippets(readme, folder) {
  mkdirSync(folder, { recursive: true });
  const snippets = [...readFileSync(readme, "utf8").matchAll(/^```(?:js|ts)\n(.*?)^```/gms)].map(([, code]) => code);
  if (snippets.length < 5) throw new Error(`${readme} has only ${snippets.length} snippets`);
  for (const [number, code] of snippets.entries()) writeFileSync(join(folder, `snippet-${number}.ts`), moduleOf(code));
}

/** Imports and exports at the top level, the rest in a function, where it may `await` and `return`. */
function moduleOf(code) {
  const lines = code.split("\n");
  const imports = lines.filter((line) => line.startsWith("import "));
  const rest = lines.filter((line) => !line.startsWith("import ")).join("\n");
  const given = Object.entries(GIVEN).map(([name, type]) => `declare const ${name}: ${type};`);
  // What the snippet makes itself stands in its function, and so before what is given.
  const body = /^export /m.test(rest) ? rest : `export async function snippet() {\n${rest}\n}`;
  return [...imports, ...given, body, ""].join("\n");
}

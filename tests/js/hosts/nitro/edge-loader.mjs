// Serves what Nitro built for Vercel's edge, as Vercel does: in a sandbox that compiles no bytes, where an imported `.wasm` is a
// module already: node --experimental-vm-modules edge-loader.mjs FILE, with PORT in its environment

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";
import { SourceTextModule, SyntheticModule } from "node:vm";
import { edgeOf } from "../../runtimes/edge-sandbox.mjs";

const { PORT, FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;
const file = resolve(process.argv[2]);
const { context } = await edgeOf({ process: { env: { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } } });

const loaded = new Map();
const load = async (name, { identifier }) => {
  const key = name.startsWith(".") ? join(dirname(identifier), name) : name;
  if (!loaded.has(key)) loaded.set(key, moduleOf(key));
  return loaded.get(key);
};
const ready = async (name, importer) => {
  const module = await load(name, importer);
  if (module.status === "unlinked") await module.link(load);
  if (module.status === "linked") await module.evaluate();
  return module;
};

async function moduleOf(key) {
  if (key.endsWith(".wasm")) return synthetic(key, { default: new WebAssembly.Module(readFileSync(key)) });
  // Those that the edge offers; it has no others.
  if (builtinModules.includes(key.replace("node:", ""))) return synthetic(key, { ...(await import(key)) });
  return new SourceTextModule(readFileSync(key, "utf8"), { identifier: key, context, importModuleDynamically: ready });
}

function synthetic(identifier, members) {
  const names = Object.keys(members);
  const module = new SyntheticModule(names, () => names.forEach((name) => module.setExport(name, members[name])), { identifier, context });
  return module;
}

const entry = await ready(file, { identifier: file });
const { Request } = context;
createServer(async (incoming, outgoing) => {
  const response = await entry.namespace.default(new Request(`http://127.0.0.1:${PORT}${incoming.url}`), { waitUntil() {} });
  outgoing.writeHead(response.status).end(await response.text());
}).listen(Number(PORT), "127.0.0.1");

// The job in a process whose intrinsics are frozen "before" the package is imported, "after" it, by SES's "lockdown" before it,
// or "never": node hardened.js FILE_OF_SES before

import { ok } from "../../contract/assert.js";
import { freezeAll, freezeIntrinsics } from "./freeze.js";
import { job } from "./job.js";

// Deno loads these when they are first asked for, and assigns to what is frozen by then; no program survives that.
if (globalThis.Deno) await Promise.all([import("node:crypto"), import("node:zlib")]);

const [ses, when] = globalThis.Deno?.args ?? process.argv.slice(2);

if (when === "before") freeze();
if (when === "lockdown") {
  await import(ses);
  lockdown();
}
const { subpaths } = await import("./package.js");
if (when === "after") freeze(...Object.values(subpaths.lib).filter((value) => typeof value === "function"));
await job(subpaths);
console.log("done");

function freeze(...more) {
  const frozen = freezeIntrinsics() + freezeAll(more);
  ok(frozen > 500 && Object.isFrozen(Error.prototype) && Object.isFrozen(Promise.prototype), `${frozen} objects were frozen`);
}

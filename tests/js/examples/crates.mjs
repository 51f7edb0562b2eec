// An example that is a crate of its own, such as a Worker in Rust, where it was copied to.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");

/**
 * Has the copy take the library from the repository, as a user's takes it from crates.io, and gives the environment to build
 * it in. The tests' worker-build and wasm-bindgen come from the environment of `cargo xtask test`; without it, they are those
 * on PATH and what worker-build downloads.
 */
export function prepareCrate(folder) {
  const manifest = join(folder, "Cargo.toml");
  const text = readFileSync(manifest, "utf8");
  const copied = text.replace('path = "../.."', `path = ${JSON.stringify(ROOT)}`);
  if (copied === text) throw new Error(`${manifest} does not name the library by the path "../.."`);
  writeFileSync(manifest, copied);
  // What is compiled is kept from one run to the next. The rest are programs of npm's.
  return {
    CARGO_TARGET_DIR: join(ROOT, "target", basename(folder)),
    CARGO_INCREMENTAL: "0",
    WASM_OPT_BIN: "wasm-opt",
    ESBUILD_BIN: "esbuild",
  };
}

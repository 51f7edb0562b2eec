// The tools that the build and the tests share. They are installed once, beside the build in xtask/js.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../xtask/js/package.json", import.meta.url));

export const { build } = require("esbuild");
export const { Miniflare, Response } = require("miniflare");

#!/usr/bin/env node
// The command `fingerprint-edge`.
import process from "node:process";
import { hostOf } from "./cli/host.js";
import { main } from "./cli/main.js";

const host = hostOf(process);
process.exitCode = await main(process.argv.slice(2), host);
host.leave();

#!/usr/bin/env node
// The command `fingerprint-edge`.
import process from "node:process";
import { main } from "./cli/main.js";

process.exitCode = await main(process.argv.slice(2), process.env, process.stdout, process.stderr);

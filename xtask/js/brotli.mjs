// Prints how many bytes brotli makes of files, each compressed by itself, as a server sends it: node brotli.mjs FILE…
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

console.log(process.argv.slice(2).reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).byteLength, 0));

// Prints clients and errors by every way of the console. Whoever runs the contract searches all that came out.

import { exhibits } from "./exhibits.js";
import { contract } from "./harness.js";

/** Stand at both ends of what is printed. */
export const [BEGIN, END] = ["printed-here: begin", "printed-here: end"];
const WAYS = ["log", "info", "warn", "error", "debug", "dir", "table", "trace"];

contract("clients and errors can be printed", async (t) => {
  const shown = await exhibits(t);
  console.log(BEGIN);
  for (const [what, value] of shown) {
    console.log(what, value);
    console.error(value);
  }
  // The slower ways for a few of each kind.
  for (const way of WAYS) {
    for (const [, value] of shown.filter((_, index) => index % 20 === 0)) console[way]?.(value);
  }
  console.log("%s %o %O %j", shown[0][1], shown[0][1], shown[0][1], shown[0][1]);
  console.log(END);
});

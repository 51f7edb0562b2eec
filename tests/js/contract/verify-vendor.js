// Events and policies with the verdict that the vendors' documents ask for, as `tests/trust_verify/vendor.rs` judges them for Rust.

import cases from "../../documents/verdicts.json" with { type: "json" };
import { equal, ok } from "./assert.js";
import { contract } from "./harness.js";

/** When all of the events are judged: Mon, 24 Nov 2025 16:00:00 GMT. */
const NOW = 1_764_000_000_000;

contract("verifyEvent: the verdicts that the vendors' documents ask for", ({ lib }) => {
  const { now } = Date;
  Date.now = () => NOW;
  try {
    const wrong = cases.flatMap((one) => problems(lib, one));
    ok(wrong.length === 0, `${wrong.length} of ${cases.length} verdicts:\n${wrong.join("\n")}`);
  } finally {
    Date.now = now;
  }
});

/** What is wrong with the verdict on a case. */
function problems(lib, { system, says, by, event, policy, reasons: expected }) {
  const got = verdict(lib, event, policy);
  const fits = got.length === expected.length && expected.every((text, index) => begins(got[index], text));
  return fits ? [] : [`${system}: ${says} (${by})\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`];
}

function verdict(lib, event, policy) {
  try {
    const { ok: isOk, reasons } = lib.verifyEvent(event, policy);
    equal(isOk, reasons.length === 0, "ok");
    return reasons;
  } catch (error) {
    return [`threw ${error}`];
  }
}

/** Whether a reason is this text, or begins with it and goes on with another word. */
function begins(reason, text) {
  return reason === text || [":", ",", " "].some((next) => reason.startsWith(text + next));
}

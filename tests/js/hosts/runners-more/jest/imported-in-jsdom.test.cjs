/** @jest-environment jsdom */
// In jsdom as it is, without `TextDecoder` and `fetch`: a component that imports the package and calls nothing is tested so.

const { applyRuleAction, FingerprintClient, readWebhook, verifyEvent } = require("fingerprint-edge");

test("an import", () => {
  expect(typeof TextDecoder).toBe("undefined");
  for (const made of [applyRuleAction, FingerprintClient, readWebhook, verifyEvent]) expect(typeof made).toBe("function");
});

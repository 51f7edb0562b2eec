// Where a test has a document: there a key is refused, unless it is said that no page holds it.
// @vitest-environment happy-dom

import { expect, test } from "vitest";
import { answer } from "../job/job.js";

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

test("the job", async () => {
  const { error } = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL, dangerouslyAllowBrowser: true });
  expect(error).toBeUndefined();
});

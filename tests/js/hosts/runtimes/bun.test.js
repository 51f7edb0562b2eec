// A test as `bun test` takes it.

import { expect, test } from "bun:test";
import { answer } from "./job/job.js";

test("the job", async () => {
  const { error } = await answer({ apiKey: Bun.env.FINGERPRINT_SECRET_KEY, baseUrl: Bun.env.FINGERPRINT_BASE_URL });
  expect(error).toBeUndefined();
});

// As Jest takes a test with `--experimental-vm-modules`: an ES module.

import { answer } from "../job/job.js";

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

test("the job", async () => {
  const { error } = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  expect(error).toBeUndefined();
});

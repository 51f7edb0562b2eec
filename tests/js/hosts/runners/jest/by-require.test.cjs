// As Jest takes a test without an option: CommonJS.

const { answer } = require("../job/job.cjs");

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

test("the job", async () => {
  const { error } = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  expect(error).toBeUndefined();
});

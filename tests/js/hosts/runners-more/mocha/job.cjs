// A test as Mocha takes it.

const { answer } = require("../job/job.cjs");

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

it("does the job", async () => {
  const { error } = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  if (error !== undefined) throw new Error(error);
});

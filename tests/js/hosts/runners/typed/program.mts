// TypeScript that becomes an ES module as it runs.

import { answer } from "../job/job.js";

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

void answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }).then((answered: object) =>
  console.log(JSON.stringify(answered)),
);

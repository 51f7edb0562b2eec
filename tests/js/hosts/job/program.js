// The job in a program that has its key from the environment, and prints its answer.

import { answer } from "./job.js";

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

void answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }).then((answered) => console.log(JSON.stringify(answered)));

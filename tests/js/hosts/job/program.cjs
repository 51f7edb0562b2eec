// The same in CommonJS.

const { answer } = require("./job.cjs");

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

void answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }).then((answered) => console.log(JSON.stringify(answered)));

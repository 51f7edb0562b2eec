// TypeScript that becomes CommonJS as it runs.

import fingerprint = require("fingerprint-edge");

import { verifyEvent } from "fingerprint-edge/verify";

const { answer } = require("../job/job.cjs");

const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = process.env;

if (fingerprint.verifyEvent !== verifyEvent) throw new Error("two copies of the package");
void answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }).then((answered: object) =>
  console.log(JSON.stringify(answered)),
);

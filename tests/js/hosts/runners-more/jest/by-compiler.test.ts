// A test in TypeScript as ts-jest takes it: compiled to CommonJS, and its types checked.

import { FingerprintClient } from "fingerprint-edge";
import { verifyEvent } from "fingerprint-edge/verify";

const { answer } = require("../job/job.cjs");

const { FINGERPRINT_SECRET_KEY = "", FINGERPRINT_BASE_URL = "" } = process.env;

test("the job", async () => {
  const { error } = await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL });
  expect(error).toBeUndefined();
  const { events } = await new FingerprintClient({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }).searchEvents({
    limit: 1,
  });
  const ids: string[] = events.map((event) => event.event_id);
  expect(ids).toHaveLength(1);
  expect(verifyEvent(events[0], { maxAgeMs: 1 }).ok).toBe(false);
});

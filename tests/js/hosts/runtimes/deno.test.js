// A test as `deno test` takes it.

import { answer } from "./job/job.js";

Deno.test("the job", async () => {
  const { error } = await answer({ apiKey: Deno.env.get("FINGERPRINT_SECRET_KEY"), baseUrl: Deno.env.get("FINGERPRINT_BASE_URL") });
  if (error !== undefined) throw new Error(error);
});

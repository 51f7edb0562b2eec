import { Hono } from "hono";
import { answer } from "../../job/job.js";

const app = new Hono();

app.get("/answer", async (context) => {
  const { FINGERPRINT_SECRET_KEY, FINGERPRINT_BASE_URL } = context.env;
  return context.json(await answer({ apiKey: FINGERPRINT_SECRET_KEY, baseUrl: FINGERPRINT_BASE_URL }));
});

export default app;

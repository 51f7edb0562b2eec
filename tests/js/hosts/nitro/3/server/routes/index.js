import { defineHandler } from "nitro/h3";
import { answer } from "../../job/job.js";

export default defineHandler(() => answer({ apiKey: process.env.FINGERPRINT_SECRET_KEY, baseUrl: process.env.FINGERPRINT_BASE_URL }));

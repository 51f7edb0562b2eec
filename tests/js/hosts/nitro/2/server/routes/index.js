import { defineEventHandler } from "h3";
import { answer } from "../../job/job.js";

export default defineEventHandler(() => answer({ apiKey: process.env.FINGERPRINT_SECRET_KEY, baseUrl: process.env.FINGERPRINT_BASE_URL }));

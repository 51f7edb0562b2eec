// The job in a Worker of the first syntax, whose bindings are globals.

import { answer } from "./job.js";

const where = () => ({ apiKey: globalThis.FINGERPRINT_SECRET_KEY, baseUrl: globalThis.FINGERPRINT_BASE_URL });

addEventListener("fetch", (event) => event.respondWith(answer(where()).then((answered) => Response.json(answered))));

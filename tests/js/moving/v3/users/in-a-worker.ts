// Runs the Worker, with the API as a service that it is bound to.
import { API_KEY, api, BOT_REQUEST_ID, optionsWith, REQUEST_IDS } from "../workspace.js";

const { default: worker } = await import(new URL("../workers/worker.js", import.meta.url).href);
const { apiKey: _, fetch: __, ...CLIENT_OPTIONS } = optionsWith();
const env = { API: { fetch: api.fetch }, FINGERPRINT_SECRET_KEY: API_KEY, CLIENT_OPTIONS };
for (const query of [`?request_id=${REQUEST_IDS[0]}`, `?request_id=${BOT_REQUEST_ID}`, "?request_id=1764000000000.absent", ""]) {
  const later: Promise<unknown>[] = [];
  const context = { waitUntil: (promise: Promise<unknown>) => later.push(promise) };
  const response: Response = await worker.fetch(new Request(`https://shop.example/${query}`), env, context);
  console.log(response.status, await response.text(), (await Promise.all(later)).length);
}

// Exports of events into a bucket, for those who have the token: begun with POST /exports, followed and read below /exports/:id.
import { json, Refusal } from "./answer.js";
import { isAuthorized } from "./auth.js";
import { begin, describe } from "./exports.js";
import { readJson } from "./read-json.js";
import { exportOf } from "./request.js";
import { complaint } from "./settings.js";
import { linesOf, readManifest } from "./store.js";

export { ExportWorkflow } from "./export-workflow.js";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** An id is never part of a key before it is known to look like this. */
const ROUTES = [
  [/^\/exports$/, "POST", start],
  [/^\/exports\/([0-9a-f]{32})$/, "GET", async ({ env, id }) => json(200, await describe(env, id))],
  [/^\/exports\/([0-9a-f]{32})\/manifest$/, "GET", manifest],
  [/^\/exports\/([0-9a-f]{32})\/events$/, "GET", events],
];

export default {
  async fetch(request, env, ctx) {
    try {
      return await answer(request, env, ctx);
    } catch (error) {
      if (error instanceof Refusal) return error.response();
      // Its name alone: a message may quote what was sent.
      console.error(error?.name);
      return new Refusal(500, "internal", "internal error").response();
    }
  },

  /** Yesterday. A cron that fires twice begins one export. */
  async scheduled({ scheduledTime }, env) {
    const wrong = complaint(env);
    if (wrong) throw new Error(wrong);
    const end = Math.floor(scheduledTime / DAY_MS) * DAY_MS;
    await begin(env, await exportOf({ start: end - DAY_MS, end }, env));
  },
};

async function answer(request, env, ctx) {
  const wrong = complaint(env);
  if (wrong) throw new Refusal(503, "not_configured", wrong);
  if (!(await isAuthorized(request, env.EXPORT_TOKEN)))
    throw new Refusal(401, "unauthorized", "the bearer token is missing or wrong", { "www-authenticate": "Bearer" });
  const { pathname } = new URL(request.url);
  const [path, method, handle] = ROUTES.find(([path]) => path.test(pathname)) ?? [];
  if (!path) throw new Refusal(404, "no_such_route", "there is no such route");
  if (request.method !== method) throw new Refusal(405, "method_not_allowed", `the route takes ${method}`, { allow: method });
  return handle({ request, env, ctx, id: path.exec(pathname)[1] });
}

async function start({ request, env }) {
  const wanted = await exportOf(await readJson(request), env);
  await begin(env, wanted);
  return json(202, { id: wanted.id }, { location: `/exports/${wanted.id}` });
}

async function manifest({ env, id }) {
  const { body } = await finished(env, id);
  return new Response(body, { headers: { "content-type": "application/json", "cache-control": "no-store" } });
}

async function events({ env, ctx, id }) {
  const lines = linesOf(env.BUCKET, await (await finished(env, id)).json(), ctx);
  const headers = { "content-type": "application/x-ndjson", "cache-control": "no-store", "x-content-type-options": "nosniff" };
  return new Response(lines, { headers });
}

/** The manifest of an export that is done. */
async function finished(env, id) {
  const found = await readManifest(env.BUCKET, id);
  if (found) return found;
  const { status } = await describe(env, id);
  throw new Refusal(409, "not_complete", `the export is ${status}`);
}

// What the page asks for: calls of the API with the key that stays here, for who has signed in.
import { Hono } from "hono";
import { bodyOf } from "./body.js";
import { asked, clientOf } from "./client.js";
import { Refused } from "./failure.js";
import { filterOf } from "./filter.js";
import { checkCsrf } from "./same-origin.js";
import { pageOf } from "./search.js";
import { csrfOf } from "./session.js";
import { summaryOf } from "./summary.js";
import { verdictOf } from "./verdict.js";

export const api = new Hono();

api.use(async (c, next) => {
  if (!c.var.session) throw new Refused(401, "not_signed_in", "sign in first");
  if (!["GET", "HEAD"].includes(c.req.method)) await checkCsrf(c, c.req.header("x-csrf-token"));
  return next();
});

api.get("/session", async (c) => {
  const { session } = c.var;
  return c.json({ csrf: await csrfOf(c.env, session), signedInBy: session.by, region: clientOf(c.env).region });
});

api.get("/events", async (c) => {
  const page = await pageOf(clientOf(c.env), filterOf(c.req.url));
  const verdicts = Object.fromEntries(page.events.map((event) => [event?.event_id, verdictOf(event).level]));
  return c.json({ ...page, verdicts });
});

api.get("/summary", async (c) => c.json(await summaryOf(clientOf(c.env), filterOf(c.req.url))));

api.get("/events/:id", async (c) => {
  const event = await asked(clientOf(c.env).getEvent(c.req.param("id")));
  return c.json({ event, verdict: verdictOf(event) });
});

api.patch("/events/:id", async (c) => {
  const { suspect } = await bodyOf(c, "suspect");
  if (typeof suspect !== "boolean") throw new Refused(400, "bad_request", "`suspect` must be true or false");
  await asked(clientOf(c.env).updateEvent(c.req.param("id"), { suspect }));
  return c.body(null, 204);
});

api.delete("/visitors/:id", async (c) => {
  const id = c.req.param("id");
  const { confirm } = await bodyOf(c, "confirm");
  // It cannot be undone: whoever asks says twice whose data it is.
  if (confirm !== id) throw new Refused(400, "bad_request", "`confirm` must be the visitor's id once more");
  await asked(clientOf(c.env).deleteVisitorData(id));
  return c.body(null, 204);
});

// A sign-up behind the guard of a sealed result.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { guard } from "./guard.js";

export { OnceObject } from "fingerprint-edge/guard";

const app = new Hono();
const policy = { maxAgeMs: 2 * 60_000, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } };

/** Before the guard: a body of no use should not use up an event. */
const withEmail = createMiddleware(async (c, next) => {
  const body = await c.req.json().catch(() => undefined);
  if (typeof body?.email !== "string" || !body.email) throw new HTTPException(400, { message: "no email" });
  await next();
});

app.post("/sign-up", bodyLimit({ maxSize: 16 * 1024 }), withEmail, guard(policy), async (c) => {
  const { email } = await c.req.json();
  return c.json({ email, visitor: c.get("event").identification?.visitor_id }, 201, { "cache-control": "no-store" });
});
app.all("/sign-up", (c) => c.text("method not allowed", 405, { allow: "POST" }));

app.onError((error, c) => {
  if (error instanceof HTTPException) return error.getResponse();
  // Its name alone: a message may quote what a visitor sent.
  console.error(error.name);
  return c.text("internal error", 500);
});

export default app;

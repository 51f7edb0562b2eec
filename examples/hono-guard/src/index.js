// The guard of a sealed result as Hono middleware: put before a route, it lets real visitors through alone.
import { UnsealError, unsealEventsResponse, verifyEvent } from "fingerprint-edge";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

/** Judges the event that a request has sealed in its header `x-sealed-result`. */
const guard = (policy) =>
  createMiddleware(async (c, next) => {
    const sealed = c.req.header("x-sealed-result") ?? "";
    const keys = [{ key: c.env.FINGERPRINT_SEALED_KEY, algorithm: "aes-256-gcm" }];
    const event = await unsealEventsResponse(sealed, keys).catch((error) => {
      throw error instanceof UnsealError ? new HTTPException(400, { message: "no sealed result" }) : error;
    });
    const { ok, reasons } = verifyEvent(event, { ...policy, ip: c.req.header("cf-connecting-ip") });
    if (!ok) {
      // The codes alone: what was observed is the visitor's data.
      console.warn(
        event.event_id,
        reasons.map((reason) => reason.split(":")[0]),
      );
      throw new HTTPException(403, { message: "not trusted" });
    }
    c.set("event", event);
    await next();
  });

const app = new Hono();
const policy = { maxAgeMs: 2 * 60_000, rejectReplayed: true, deny: { bot: "bad", vpn: true, tampering: true } };

app.post("/sign-up", guard(policy), async (c) => {
  const { email } = await c.req.json();
  return c.json({ email, visitor: c.get("event").identification?.visitor_id }, 201);
});

export default app;

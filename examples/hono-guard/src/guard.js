// Hono middleware that lets real visitors through alone, each event once: it judges what a request has sealed in its header.
import { UnsealError, unsealEventsResponse } from "fingerprint-edge/trust";
import { verifyEvent } from "fingerprint-edge/verify";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

/** The context then has the event under `event`; the policy is that of `verifyEvent`. */
export const guard = ({ maxAgeMs, ...policy }) =>
  createMiddleware(async (c, next) => {
    const sealed = c.req.header("x-sealed-result") ?? "";
    const keys = [{ key: c.env.FINGERPRINT_SEALED_KEY, algorithm: "aes-256-gcm" }];
    const event = await unsealEventsResponse(sealed, keys).catch((error) => {
      if (!(error instanceof UnsealError)) throw error;
      // It says why the key opens nothing, such as that it is too short, and nothing of what was sent.
      console.warn(String(error));
      throw refusal(400, "no sealed result");
    });
    // `event_id` is v4's. One without an id could be used again and again.
    if (typeof event.event_id !== "string" || !event.event_id) throw refusal(400, "no sealed result");

    // Cloudflare writes the address; `x-forwarded-for` may be written by anyone.
    const [{ origin }, ip] = [new URL(c.req.url), c.req.header("cf-connecting-ip")];
    if (!ip) throw refusal(403, "not trusted");
    const { ok, reasons } = verifyEvent(event, { ...policy, maxAgeMs, origin, ip });
    // The codes alone: what was observed is the visitor's data.
    if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
    if (!ok) throw refusal(403, "not trusted");
    // Last, so that nobody can use up the event of another. Remembered for twice the age: clocks differ.
    if (!(await c.env.ONCE.getByName(event.event_id).claim(2 * maxAgeMs))) throw refusal(409, "used before");
    c.set("event", event);
    await next();
  });

const refusal = (status, message) => new HTTPException(status, { message });

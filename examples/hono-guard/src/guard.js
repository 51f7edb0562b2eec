// The guard as Hono middleware: it lets real visitors through alone, each event once, and leaves the event in the context.
import { createGuard, durableObjectOnce } from "fingerprint-edge/guard";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

/** The policy is that of `verifyEvent`. */
export const guard = (policy) =>
  createMiddleware(async (c, next) => {
    const judge = createGuard({
      keys: [{ key: c.env.FINGERPRINT_SEALED_KEY, algorithm: "aes-256-gcm" }],
      // Cloudflare writes the address; `x-forwarded-for` may be written by anyone. Without one, nobody gets in.
      policy: ({ url, headers }) => ({ ...policy, origin: new URL(url).origin, ip: headers.get("cf-connecting-ip") }),
      once: durableObjectOnce(c.env.ONCE),
    });
    const { ok, reasons, event } = await judge(c.req.raw);
    if (!ok) console.warn(reasons);
    if (!ok) throw refusalOf(reasons);
    c.set("event", event);
    await next();
  });

/** What the page can do about it, and nothing that would teach a visitor what to change. */
const REFUSALS = {
  event_missing: [400, "no sealed result"],
  unseal_failed: [400, "no sealed result"],
  event_unreadable: [400, "no sealed result"],
  used_before: [409, "used before"],
  store_failed: [503, "try again later"],
};

function refusalOf([reason]) {
  const [status, message] = REFUSALS[reason] ?? [403, "not trusted"];
  return new HTTPException(status, { message });
}

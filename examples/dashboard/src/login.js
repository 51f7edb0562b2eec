// The door: the password's form, what comes of it, and the way out.
import { Hono } from "hono";
import { sameText } from "./digests.js";
import { Refused } from "./failure.js";
import { loginPage } from "./login-page.js";
import { checkCsrf } from "./same-origin.js";
import { endSession, startSession } from "./session.js";
import { addressOf, triesOf } from "./tries.js";

export const login = new Hono();

login.get("/login", (c) => {
  const to = placeOf(c, c.req.query("to"));
  if (c.var.session) return c.redirect(to.href, 303);
  // Without a password there is no form: Cloudflare Access has its own.
  return withoutPassword(c) ? c.text(BY_ACCESS, 403) : c.html(loginPage({ to }));
});

login.post("/login", async (c) => {
  if (withoutPassword(c)) return c.text(BY_ACCESS, 403);
  const form = await formOf(c);
  const to = placeOf(c, form.get("to"));
  const password = form.get("password") ?? "";
  const tries = triesOf(c.env);
  const address = addressOf(c);
  const wait = await tries.take(address);
  if (wait > 0) {
    const failure = `Too many tries. Wait ${Math.ceil(wait / 60)} minutes.`;
    return c.html(loginPage({ to, failure }), 429, { "retry-after": String(wait) });
  }
  if (!(await sameText(password, c.env.DASHBOARD_PASSWORD))) return c.html(loginPage({ to, failure: "That is not the password." }), 401);
  await tries.forget(address);
  await startSession(c);
  return c.redirect(to.href, 303);
});

login.post("/logout", async (c) => {
  await checkCsrf(c, c.req.header("x-csrf-token") ?? (await formOf(c)).get("csrf"));
  endSession(c);
  return c.redirect(c.var.session.by === "access" ? "/cdn-cgi/access/logout" : "/login", 303);
});

const BY_ACCESS = "Sign in through Cloudflare Access: this request has no token of it for this dashboard.\n";

const withoutPassword = (c) => c.env.DASHBOARD_PASSWORD === undefined;

/** Where somebody wanted to be, in this origin. One is sent there by the whole URL: a path may begin with `//`, which is a host. */
function placeOf(c, to) {
  const { origin } = new URL(c.req.url);
  const isPath = to?.startsWith("/") && to.length <= 2_000 && URL.canParse(to, origin);
  const url = isPath ? new URL(to, origin) : undefined;
  return url?.origin === origin && !/^\/log(in|out)$/.test(url.pathname) ? url : new URL(origin);
}

async function formOf(c) {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new Refused(400, "bad_request", "expected a form");
  return new URLSearchParams(await c.req.text());
}

// The dashboard's Worker: what every request goes through, and which file answers it.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { accessSession } from "./access.js";
import { api } from "./api.js";
import { problemsOf } from "./configuration.js";
import { answerOf, Refused } from "./failure.js";
import { headers, httpsOnly } from "./headers.js";
import { login } from "./login.js";
import { pages } from "./pages.js";
import { sameOrigin } from "./same-origin.js";
import { passwordSession } from "./session.js";

export { Tries } from "./tries.js";

/** A password, or a few words of JSON. */
const MAX_BYTES = 4 * 1024;

const app = new Hono();

app.onError((error, c) => answerOf(error, c));
app.notFound((c) => answerOf(new Refused(404, "not_found", "there is no such page"), c));

app.use(headers, httpsOnly);
app.use((c, next) => {
  const problems = problemsOf(c.env);
  // It does not start open, nor half configured.
  if (problems.length > 0) throw new Refused(503, "not_configured", `the dashboard is not configured: ${problems.join("; ")}`);
  return next();
});
app.use(sameOrigin);
app.use(
  bodyLimit({
    maxSize: MAX_BYTES,
    onError() {
      throw new Refused(413, "too_large", `a body has at most ${MAX_BYTES} bytes`);
    },
  }),
);
app.use(async (c, next) => {
  c.set("session", (await accessSession(c)) ?? (await passwordSession(c)));
  return next();
});
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed(c, methods) {
      c.header("allow", methods.join(", "));
      return answerOf(new Refused(405, "method_not_allowed", `this address takes ${methods.join(", ")}`), c);
    },
  }),
);

app.route("/", login);
app.route("/api", api);
app.route("/", pages);

export default app;

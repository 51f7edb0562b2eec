// Somebody at the dashboard: sends what a browser sends, keeps the cookie, and looks at each answer's headers.

import { deepEqual, equal, ok } from "../../contract/assert.js";

export const ORIGIN = "https://dash.example";
export const PASSWORD = "correct horse battery";
export const BINDINGS = {
  FINGERPRINT_SECRET_KEY: "test-secret-key",
  SESSION_SECRET: "a-secret-of-at-least-32-bytes-for-tests",
  DASHBOARD_PASSWORD: PASSWORD,
};

const POLICY = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000",
};
const UNSPOKEN = /test-secret-key|correct horse|a-secret-of-at-least|\.js:\d|\bat \w+ \(|<anonymous>/;

let addresses = 0;

/** Everybody has an address of their own: tries at the password are counted by it. */
export function person(worker, { origin = ORIGIN, address = `203.0.113.${++addresses}`, cookie = "" } = {}) {
  const self = {
    address,
    cookie,
    csrf: undefined,
    /** Sends it as the dashboard's own page does; `null` leaves a header out. */
    async send(method, path, { headers = {}, body } = {}) {
      const own = ["GET", "HEAD"].includes(method) ? {} : { origin, "sec-fetch-site": "same-origin", "x-csrf-token": self.csrf };
      const all = { "cf-connecting-ip": address, cookie: self.cookie, ...own, ...headers };
      const response = await worker.dispatchFetch(origin + path, {
        method,
        body,
        redirect: "manual",
        headers: Object.entries(all).filter(([, value]) => value),
        ...(body instanceof ReadableStream && { duplex: "half" }),
      });
      return answerOf(response, `${method} ${path.slice(0, 100)}`);
    },
    get: (path, headers) => self.send("GET", path, { headers }),
    change: (method, path, body, headers) =>
      self.send(method, path, { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } }),
    post: (path, fields, headers) =>
      self.send("POST", path, {
        body: new URLSearchParams(fields).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      }),
    /** Signs in, and asks for the session, whose answer is given. */
    async signIn(password = PASSWORD) {
      const answer = await self.post("/login", { password });
      equal(answer.status, 303, "the status of a login");
      self.cookie = answer.cookie.split(";")[0];
      const { json } = await self.get("/api/session");
      self.csrf = json.csrf;
      return answer;
    },
  };
  return self;
}

async function answerOf(response, what) {
  const text = await response.text();
  for (const [name, value] of Object.entries(POLICY)) {
    // Access has a page of its own at the end of the way out.
    const got = response.headers.get(name)?.replace("form-action 'self' https://shop.cloudflareaccess.com;", "form-action 'self';");
    equal(got, value, `${name} of ${what}`);
  }
  const control = response.headers.get("cache-control");
  ok(control === "no-store" || (control === "private, no-cache" && response.status < 400), `cache-control of ${what}: ${control}`);
  equal(response.headers.get("access-control-allow-origin"), null, `what other sites may read of ${what}`);
  ok(!UNSPOKEN.test(text), `a secret or a stack in the answer to ${what}: ${text.slice(0, 500)}`);
  const isJson = response.headers.get("content-type")?.includes("json");
  const json = isJson && text ? JSON.parse(text) : undefined;
  return {
    status: response.status,
    headers: response.headers,
    location: response.headers.get("location"),
    cookie: response.headers.get("set-cookie") ?? "",
    text,
    json,
    code: json?.error?.code,
  };
}

/** Status and code of an answer are these. */
export function refused(answer, status, code, what) {
  deepEqual([answer.status, answer.code], [status, code], what);
  if (code !== undefined) ok(answer.json.error.message.length > 0 && answer.json.error.message.length <= 300, `the message of ${what}`);
}

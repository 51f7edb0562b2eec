// Changes that somebody else has a browser make.

import { deepEqual, equal } from "../../contract/assert.js";
import { ORIGIN, person, refused } from "./person.mjs";

const CHANGES = [
  ["PATCH", "/api/events/1708102555327.NLOjmg", { suspect: true }],
  ["DELETE", "/api/visitors/Ibk1527CUFmcnjLwIs4A9", { confirm: "Ibk1527CUFmcnjLwIs4A9" }],
  ["POST", "/logout", {}],
];

export async function checkCsrf(worker, mock) {
  await mock.reset();
  const one = person(worker);
  await one.signIn();
  const other = person(worker);
  await other.signIn();
  const stranger = person(worker);
  for (const [method, path, body] of CHANGES) {
    const send = (headers) => one.change(method, path, body, headers);
    for (const [what, headers] of Object.entries({
      "without the token": { "x-csrf-token": null },
      "with the token of another session": { "x-csrf-token": other.csrf },
      "with the end of the token missing": { "x-csrf-token": one.csrf.slice(0, -1) },
      "with the token in capitals": { "x-csrf-token": one.csrf.toUpperCase() },
      "with the token twice": { "x-csrf-token": `${one.csrf}, ${one.csrf}` },
      "with the cookie for a token": { "x-csrf-token": one.cookie },
      "from another site": { origin: "https://evil.example" },
      "from a site that begins like it": { origin: `${ORIGIN}.evil.example` },
      "from its own name in capitals": { origin: ORIGIN.toUpperCase() },
      "from nowhere": { origin: "null" },
      "without an origin": { origin: null },
      "from another site, says the browser": { "sec-fetch-site": "cross-site" },
      "from a sibling, says the browser": { "sec-fetch-site": "same-site" },
      "from the address line, says the browser": { "sec-fetch-site": "none" },
      "from a place that no browser knows": { "sec-fetch-site": "same-origin, cross-site" },
    })) {
      const isForm = path === "/logout" && headers["x-csrf-token"] === null;
      const answer = await send(headers);
      if (isForm) equal(answer.status, 400, "a way out that is no form");
      else if (path === "/logout") equal(answer.status, 403, `${method} ${path} ${what}`);
      else refused(answer, 403, "csrf_failed", `${method} ${path} ${what}`);
    }
    // The token alone is nothing.
    const { status } = await stranger.change(method, path, body, { "x-csrf-token": one.csrf });
    equal(status, path === "/logout" ? 403 : 401, `${method} ${path} without a session`);
    // As a form of another site can send it.
    for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", null, "TEXT/PLAIN"]) {
      const headers = { origin: "https://evil.example", "x-csrf-token": null, "content-type": type };
      equal((await one.send(method, path, { body: JSON.stringify(body), headers })).status, 403, `${method} ${path} as ${type}`);
    }
    for (const header of ["x-http-method-override", "x-method-override"])
      deepEqual((await one.get(path, { [header]: method })).status === 204, false, `a GET that says ${method}`);
  }
  for (const path of ["/api/events", "/%61pi/summary", "/api/session"]) {
    for (const site of ["cross-site", "same-site"])
      refused(await one.get(path, { "sec-fetch-site": site }), 403, "csrf_failed", `${path}, ${site}`);
  }
  const asked = (await mock.requests()).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  deepEqual(
    asked.filter((line) => !line.startsWith("GET /v4/events/1708102555327")),
    [],
    "what the API was asked",
  );
  for (const site of ["none", "same-origin", null])
    equal((await one.get("/api/session", { "sec-fetch-site": site })).status, 200, `${site}`);
  equal((await one.get("/?bot=bad", { "sec-fetch-site": "cross-site" })).status, 200, "a link to a view on another site");
}

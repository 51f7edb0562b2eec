// A dashboard without all that it needs lets nobody in, and says what it lacks.

import { equal, match, ok } from "../../contract/assert.js";
import { bound } from "./changing.mjs";
import { BINDINGS, person } from "./person.mjs";

const TEAM = { ACCESS_TEAM_DOMAIN: "shop.cloudflareaccess.com", ACCESS_AUD: "f".repeat(64) };
const LACKING = [
  [{ FINGERPRINT_SECRET_KEY: null }, /FINGERPRINT_SECRET_KEY is missing/],
  [{ FINGERPRINT_SECRET_KEY: " " }, /FINGERPRINT_SECRET_KEY is missing/],
  [{ SESSION_SECRET: null }, /SESSION_SECRET is missing/],
  [{ SESSION_SECRET: "" }, /SESSION_SECRET is missing/],
  [{ SESSION_SECRET: "x".repeat(31) }, /SESSION_SECRET is shorter than 32 bytes/],
  [{ DASHBOARD_PASSWORD: null }, /neither DASHBOARD_PASSWORD nor ACCESS_TEAM_DOMAIN and ACCESS_AUD/],
  [{ DASHBOARD_PASSWORD: "" }, /DASHBOARD_PASSWORD is shorter than 12 characters/],
  [{ DASHBOARD_PASSWORD: "elevenchars" }, /DASHBOARD_PASSWORD is shorter/],
  [{ DASHBOARD_PASSWORD: 123456789012 }, /DASHBOARD_PASSWORD is shorter/],
  [{ DASHBOARD_PASSWORD: "long enough, with a line's end\n" }, /DASHBOARD_PASSWORD begins or ends with white space/],
  [{ DASHBOARD_PASSWORD: "", ...TEAM }, /DASHBOARD_PASSWORD is shorter/],
  [{ ...TEAM, ACCESS_AUD: null }, /ACCESS_AUD is missing/],
  [{ ...TEAM, ACCESS_AUD: "" }, /ACCESS_AUD is missing/],
  [{ ...TEAM, ACCESS_AUD: ["a"], DASHBOARD_PASSWORD: null }, /ACCESS_AUD is missing/],
  [{ ...TEAM, ACCESS_TEAM_DOMAIN: null }, /ACCESS_TEAM_DOMAIN is missing, or not like/],
  ...[
    "",
    "shop",
    "evil.example",
    "shop.cloudflareaccess.com.evil.example",
    "evil.example/.cloudflareaccess.com",
    "a@b.cloudflareaccess.com",
  ].map((domain) => [{ ...TEAM, ACCESS_TEAM_DOMAIN: domain, DASHBOARD_PASSWORD: null }, /ACCESS_TEAM_DOMAIN is missing, or not like/]),
  [{ ASSETS: null }, /ASSETS is missing/],
  [{ TRIES: null }, /TRIES is missing/],
];

export async function checkBindings(start, worker) {
  const one = person(worker);
  await one.signIn();
  for (const [bindings, said] of LACKING) {
    for (const path of ["/", "/login", "/style.css", "/api/session", "/api/events", "/none"]) {
      const { status, text } = await one.get(path, bound(bindings));
      equal(status, 503, `${path} with ${JSON.stringify(bindings)}`);
      match(text, said, "what is said");
    }
    for (const path of ["/login", "/logout"]) {
      const { status, cookie } = await one.post(path, { password: "" }, bound(bindings));
      ok(status === 503 && cookie === "", `POST ${path} with ${JSON.stringify(bindings)}`);
    }
  }
  for (const domain of ["https://shop.cloudflareaccess.com/", "Shop.CloudflareAccess.com"])
    equal((await one.get("/api/session", bound({ ...TEAM, ACCESS_TEAM_DOMAIN: domain }))).status, 200, `with ${domain}`);

  for (const wrong of [
    { FINGERPRINT_REGION: "mars" },
    { FINGERPRINT_BASE_URL: "http://api.example" },
    { FINGERPRINT_SECRET_KEY: "a\nb" },
  ]) {
    const { status, text } = await person(await start({ ...BINDINGS, ...wrong })).get("/login");
    equal(status, 503, JSON.stringify(wrong));
    match(text, /FINGERPRINT_SECRET_KEY, FINGERPRINT_REGION or FINGERPRINT_BASE_URL is wrong: /, "what is said");
  }
  const european = person(await start({ ...BINDINGS, FINGERPRINT_REGION: "eu", FINGERPRINT_BASE_URL: "" }));
  await european.signIn();
  equal((await european.get("/api/session")).json.region, "EU", "the region");
}

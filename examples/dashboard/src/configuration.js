// What the dashboard needs before it answers anybody: its bindings, each as it should be.
import { teamOf } from "./access.js";
import { clientOf } from "./client.js";

const MIN_SECRET_BYTES = 32;
const MIN_PASSWORD = 12;

/** What is missing or wrong, by name and without any value; nothing where all is well. */
export function problemsOf(env) {
  return [...ofTheApi(env), ...ofTheSession(env), ...ofTheDoor(env)];
}

function ofTheApi(env) {
  if (!isText(env.FINGERPRINT_SECRET_KEY)) return ["FINGERPRINT_SECRET_KEY is missing"];
  try {
    clientOf(env);
    return [];
  } catch (error) {
    return [`FINGERPRINT_SECRET_KEY, FINGERPRINT_REGION or FINGERPRINT_BASE_URL is wrong: ${error.message}`];
  }
}

function ofTheSession({ SESSION_SECRET: secret, ASSETS, TRIES }) {
  const problems = [];
  if (!isText(secret)) problems.push("SESSION_SECRET is missing");
  else if (new TextEncoder().encode(secret).length < MIN_SECRET_BYTES)
    problems.push(`SESSION_SECRET is shorter than ${MIN_SECRET_BYTES} bytes`);
  if (!ASSETS) problems.push("ASSETS is missing");
  if (!TRIES) problems.push("TRIES is missing");
  return problems;
}

/** Who gets in, by a password or by Cloudflare Access. Half of one does not let the other in alone: it is a mistake. */
function ofTheDoor(env) {
  const { DASHBOARD_PASSWORD: password, ACCESS_TEAM_DOMAIN: team, ACCESS_AUD: audience } = env;
  if ([password, team, audience].every((value) => value === undefined)) {
    return ["neither DASHBOARD_PASSWORD nor ACCESS_TEAM_DOMAIN and ACCESS_AUD are there"];
  }
  const problems = password === undefined ? [] : ofThePassword(password);
  if (team === undefined && audience === undefined) return problems;
  // Without an audience, any application's token of the same team would do.
  if (!isText(audience)) problems.push("ACCESS_AUD is missing");
  if (teamOf(env) === undefined) problems.push("ACCESS_TEAM_DOMAIN is missing, or not like your-team.cloudflareaccess.com");
  return problems;
}

function ofThePassword(password) {
  if (!isText(password) || password.length < MIN_PASSWORD) return [`DASHBOARD_PASSWORD is shorter than ${MIN_PASSWORD} characters`];
  // A line's end that came with a pipe: nobody could type it.
  if (password !== password.trim()) return ["DASHBOARD_PASSWORD begins or ends with white space"];
  return [];
}

const isText = (value) => typeof value === "string" && value.trim() !== "";

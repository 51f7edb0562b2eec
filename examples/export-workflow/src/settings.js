// The variables of wrangler.jsonc, and whether anything is missing without which the Worker must do nothing.
import { clientOf, reasonOf } from "./client.js";

/** More steps at once would share six connections, and 128 MB of memory. */
const BOUNDS = { EVENTS_PER_STEP: [1, 1_000_000], STEPS_AT_ONCE: [1, 6], RETRY_SECONDS: [1, 3_600] };

/** What is missing or wrong, for whoever deploys; nothing when all is well. */
export function complaint(env) {
  if (typeof env.EXPORT_TOKEN !== "string" || env.EXPORT_TOKEN === "") return "the secret EXPORT_TOKEN is not set";
  if (typeof env.FINGERPRINT_SECRET_KEY !== "string") return "the secret FINGERPRINT_SECRET_KEY is not set";
  try {
    clientOf(env);
  } catch (error) {
    return `the client cannot be made: ${reasonOf(error)}`;
  }
  const binding = ["EXPORTS", "BUCKET"].find((name) => !env[name]);
  if (binding) return `the binding ${binding} is missing`;
  const [name, [least, most]] = Object.entries(BOUNDS).find(([name]) => !isWithin(Number(env[name]), BOUNDS[name])) ?? ["", []];
  return name && `the variable ${name} must be a whole number from ${least} to ${most}`;
}

export function settingsOf(env) {
  const wrong = complaint(env);
  if (wrong) throw new Error(wrong);
  return {
    eventsPerStep: Number(env.EVENTS_PER_STEP),
    stepsAtOnce: Number(env.STEPS_AT_ONCE),
    retrySeconds: Number(env.RETRY_SECONDS),
  };
}

const isWithin = (number, [least, most]) => Number.isInteger(number) && number >= least && number <= most;

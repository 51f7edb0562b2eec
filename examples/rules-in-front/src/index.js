// In front of an origin: a ruleset decides by the visitor's event whether a request gets there, and with which headers.
import { applyRuleAction } from "fingerprint-edge/rules";
import { guardOf } from "./guard.js";
import { refusal, refusalOf } from "./refusal.js";

export { OnceObject } from "fingerprint-edge/guard";

export default {
  async fetch(request, env) {
    try {
      return await decide(request, env);
    } catch (error) {
      // Whatever fails, the request does not get to the origin. The name alone: a message may quote what a visitor sent.
      console.error(error?.name);
      return refusal("internal error", 500);
    }
  },
};

async function decide(request, env) {
  const { ok, reasons, event, cause } = await guardOf(env)(request);
  if (!ok) console.warn(reasons);
  if (!ok) return refusalOf(reasons, cause);
  const next = applyRuleAction(event.rule_action, request);
  return next instanceof Response ? next : env.ORIGIN.fetch(next);
}

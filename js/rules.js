// `fingerprint-edge/rules`: what a ruleset decided, done.
export { applyRuleAction } from "./rules/rule-action.js";

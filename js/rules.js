// `fingerprint-edge/rules`: what a ruleset decided, done.
export * from "./api/v4.js";
export { applyRuleAction } from "./rules/rule-action.js";

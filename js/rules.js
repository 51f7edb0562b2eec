// `fingerprint-edge/rules`: what a ruleset decided, done.
export * from "./api/v4.js";
export * from "./host/types.js";
export { applyRuleAction } from "./rules/rule-action.js";

/** @typedef {import("./mock/fetch.js").MockResponse} MockResponse */
/** @typedef {import("./rules/rule-action.js").RuleResponse} RuleResponse */

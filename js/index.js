// `fingerprint-edge`: all public names of the clients, sealed results, webhooks, verdicts and rules.
export * from "./client.js";
export * from "./rules.js";
export * from "./trust.js";
export * from "./verify.js";

// `fingerprint-edge/migrate`: events of the Fingerprint Server API v3 as events of v4.
export * from "./api/v4.js";
export { upgradeEvent } from "./migrate/upgrade.js";

/** @typedef {import("./migrate/upgrade.js").UpgradedEvent} UpgradedEvent */
/** @typedef {import("./api/v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("./api/v3.js").FingerprintV3Webhook} FingerprintV3Webhook */

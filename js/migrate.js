// `fingerprint-edge/migrate`: events of the Fingerprint Server API v3 as events of v4, and back.
export * from "./api/v3.js";
export * from "./api/v4.js";
export { downgradeEvent } from "./migrate/downgrade.js";
export { upgradeEvent } from "./migrate/upgrade.js";

/** @typedef {import("./migrate/downgrade.js").DowngradedEvent} DowngradedEvent */
/** @typedef {import("./migrate/upgrade.js").UpgradedEvent} UpgradedEvent */

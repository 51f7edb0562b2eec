// `fingerprint-edge/verify`: whether an event is what a policy wants.
export * from "./api/iq.js";
export * from "./api/v3.js";
export * from "./api/v4.js";
export { InternalError, SdkError } from "./common/errors.js";
export { verifyEvent } from "./verify/verify.js";

/** @typedef {import("./verify/verify.js").EventPolicy} EventPolicy */
/** @typedef {import("./verify/verify.js").SignalRules} SignalRules */
/** @typedef {import("./verify/verify.js").FlagSignal} FlagSignal */
/** @typedef {import("./verify/verify.js").ChoiceSignals} ChoiceSignals */
/** @typedef {import("./verify/verify.js").JudgedEvent} JudgedEvent */
/** @typedef {import("./verify/verify.js").Verdict} Verdict */
/** @typedef {import("./verify/verify.js").Reason} Reason */
/** @typedef {import("./verify/verify.js").ReasonCode} ReasonCode */
/** @typedef {import("./verify/verify.js").ConfidenceValue} ConfidenceValue */
/** @typedef {import("./verify/verify.js").OnMissing} OnMissing */
/** @typedef {import("./verify/verify.js").CheckedFact} CheckedFact */
/** @template T @typedef {import("./verify/verify.js").OneOrMore<T>} OneOrMore */

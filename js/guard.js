// `fingerprint-edge/guard`: one function between a request and what only a real visitor may do, and the stores that count an event once.
export * from "./api/iq.js";
export * from "./api/v3.js";
export * from "./api/v4.js";
export { d1Once } from "./guard/d1.js";
export { denoKvOnce } from "./guard/deno-kv.js";
export { durableObjectOnce, OnceObject } from "./guard/durable-object.js";
export { createGuard } from "./guard/guard.js";
export { memoryOnce } from "./guard/memory.js";
export * from "./host/types.js";

/** @template E @template {GuardedRequest} R @typedef {import("./guard/guard.js").Guard<E, R>} Guard */
/** @template E @typedef {import("./guard/guard.js").GuardResult<E>} GuardResult */
/** @template E @typedef {import("./guard/guard.js").GuardPassed<E>} GuardPassed */
/** @template E @typedef {import("./guard/guard.js").GuardRefused<E>} GuardRefused */
/** @typedef {import("./guard/reasons.js").GuardReason} GuardReason */
/** @typedef {import("./guard/reasons.js").GuardFault} GuardFault */
/** @template E @template {GuardedRequest} R @template {"reject" | "accept"} A @typedef {import("./guard/options.js").GuardOptions<E, R, A>} GuardOptions */
/** @template E @typedef {import("./guard/options.js").GuardClient<E>} GuardClient */
/** @template {GuardedRequest} R @typedef {import("./guard/options.js").GuardPolicy<R>} GuardPolicy */
/** @typedef {import("./guard/options.js").RequestPolicy} RequestPolicy */
/** @typedef {import("./guard/options.js").Place} Place */
/** @typedef {import("./guard/options.js").Once} Once */
/** @typedef {import("./guard/places.js").GuardedRequest} GuardedRequest */
/** @typedef {import("./guard/durable-object.js").DurableObjectNamespaceLike} DurableObjectNamespaceLike */
/** @typedef {import("./guard/d1.js").D1DatabaseLike} D1DatabaseLike */
/** @typedef {import("./guard/deno-kv.js").DenoKvLike} DenoKvLike */
/** @typedef {import("./trust/sealed.js").DecryptionKey} DecryptionKey */
/** @typedef {import("./verify/verify.js").EventPolicy} EventPolicy */
/** @typedef {import("./verify/verify.js").SignalRules} SignalRules */
/** @typedef {import("./verify/verify.js").JudgedEvent} JudgedEvent */
/** @typedef {import("./verify/verify.js").ReasonCode} ReasonCode */

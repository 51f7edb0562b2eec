// Freezes what the language and the host offer, as SES's `lockdown` and careful hosts do.

/** Of the language, and of what hosts share; the global object itself and what belongs to one host stay as they are. */
const NAMES = [
  "Object Function Array String Number Boolean Symbol BigInt Math JSON Reflect Proxy Promise Date RegExp Map Set WeakMap WeakSet WeakRef",
  "FinalizationRegistry ArrayBuffer SharedArrayBuffer DataView Atomics Uint8Array Int32Array Float64Array Iterator WebAssembly",
  "Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError DOMException",
  "Request Response Headers URL URLSearchParams TextEncoder TextDecoder AbortController AbortSignal EventTarget Event",
  "ReadableStream TransformStream WritableStream FormData Blob",
]
  .join(" ")
  .split(" ");

/** Reached by syntax alone. */
const HIDDEN = [
  (async () => {}).constructor,
  function* () {}.constructor,
  async function* () {}.constructor,
  Object.getPrototypeOf([][Symbol.iterator]()),
  Object.getPrototypeOf(""[Symbol.iterator]()),
  Object.getPrototypeOf(new Map()[Symbol.iterator]()),
  Object.getPrototypeOf(new Set()[Symbol.iterator]()),
  Object.getPrototypeOf("".matchAll(/a/g)),
];

/** Freezes all of them, with whatever they lead to; gives how many objects that were. */
export function freezeIntrinsics() {
  // Would be set when an error is thrown.
  Error.stackTraceLimit = 0;
  delete Error.captureStackTrace;
  return freezeAll([...NAMES.map((name) => globalThis[name]), ...HIDDEN]);
}

/** Freezes values, their members and their prototypes, and so on. */
export function freezeAll(values) {
  const seen = new Set();
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if ((typeof value !== "object" && typeof value !== "function") || value === null || value === globalThis || seen.has(value)) continue;
    seen.add(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const { value: member, get, set } of Object.values(Object.getOwnPropertyDescriptors(value))) waiting.push(member, get, set);
    if (!ArrayBuffer.isView(value)) Object.freeze(value);
  }
  return seen.size;
}

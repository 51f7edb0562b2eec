// Counts what a call asks of its host and of the wasm instance, by standing in for each of these functions.

import { createHook } from "node:async_hooks";

let counted = {};

const count = (what) => {
  counted[what] = (counted[what] ?? 0) + 1;
};

/** Puts a counter before a method of the host's. */
function watch(owner, method, what) {
  const real = owner[method];
  owner[method] = function (...values) {
    count(what);
    return Reflect.apply(real, this, values);
  };
}

/** Puts a counter before a class of the host's. */
function watchClass(name, what) {
  globalThis[name] = new Proxy(globalThis[name], {
    construct(Class, values, target) {
      count(what);
      return Reflect.construct(Class, values, target);
    },
  });
}

/** Counts the crossings into whatever instance is made from now on; memory that comes and goes with each is not one of its own. */
function watchInstances() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      this.exports = { ...new Instance(module, imports).exports };
      for (const name of Object.keys(this.exports))
        if (typeof this.exports[name] === "function" && !name.startsWith("__wbindgen")) watch(this.exports, name, "crossings");
    }
  };
}

watchInstances();
for (const method of ["text", "json", "arrayBuffer", "blob", "clone"]) watch(Response.prototype, method, "wholeReads");
watch(ReadableStreamDefaultReader.prototype, "read", "pieces");
watch(ReadableStream.prototype, "cancel", "cancels");
watch(ReadableStreamDefaultReader.prototype, "cancel", "cancels");
watch(Headers.prototype, "get", "headersAsked");
watch(globalThis, "setTimeout", "timers");
watch(globalThis, "clearTimeout", "timersCleared");
watch(AbortSignal, "timeout", "timeLimits");
watch(AbortSignal, "any", "signalsJoined");
watch(EventTarget.prototype, "addEventListener", "listeners");
watch(performance, "now", "looksAtTheClock");
watch(JSON, "parse", "parses");
watchClass("AbortController", "controllers");
watchClass("Headers", "headersMade");
watchClass("TextDecoder", "decoders");
watchClass("Request", "requests");

/**
 * What one call comes to, `response` being made beforehand. The promises are those of the call and of the `await` for it.
 * @param {() => Promise<unknown>} call
 */
export async function countsOf(call) {
  let promises = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === "PROMISE") promises++;
    },
  });
  counted = {};
  hook.enable();
  await call().catch(() => {});
  hook.disable();
  const counts = { ...counted, promises };
  counted = {};
  return counts;
}

// The glue of wasm-bindgen without what no host of this package needs, so that nobody loads it.

/** What is for hosts without `TextEncoder.encodeInto`, for callers without `realloc`, and for other ways to call `initSync`. */
const NEEDLESS = [
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n.*?^\}\n/ms, ""],
  [/^ {4}if \(realloc === undefined\) \{\n.*?^ {4}\}\n/ms, ""],
  [/^ {4}if \(module !== undefined\) \{\n.*?^ {4}\}\n/ms, "    ({module} = module);\n"],
  [/^ {4}if \(!\(module instanceof WebAssembly\.Module\)\) \{\n.*?^ {4}\}\n/ms, ""],
];

/** Another version of wasm-bindgen may write something else, which is to be noticed. */
export function slimmed(glue, file) {
  return NEEDLESS.reduce((text, [pattern, instead]) => {
    if (!pattern.test(text)) throw new Error(`${file} has nothing like ${pattern}: what does wasm-bindgen write there now?`);
    return text.replace(pattern, instead);
  }, glue);
}

// The glue of wasm-bindgen without what no host of this package needs, so that nobody loads it.

/**
 * What is for hosts without `TextEncoder.encodeInto`, for callers without `realloc`, and for other ways to call `initSync`;
 * a reset that nothing schedules, since the functions here import nothing that could; and in a reset that something does,
 * variables that belong to no instance.
 */
const NEEDLESS = [
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n.*?^\}\n/ms, ""],
  [/^ {4}if \(realloc === undefined\) \{\n.*?^ {4}\}\n/ms, ""],
  [/^ {4}if \(module !== undefined\) \{\n.*?^ {4}\}\n/ms, "    ({module} = module);\n"],
  [/^ +__wbg_call_guard\(\);\n/gm, ""],
  [/^ +__wbg_reinit_scheduled = false;\n/gm, ""],
  [/^ +__wbg_instance_id\+\+;\n/gm, ""],
  [/^ +if \(typeof (numBytesDecoded|WASM_VECTOR_LEN) !== 'undefined'\) \1 = 0;\n/gm, ""],
  [/^ {4}if \(!\(module instanceof WebAssembly\.Module\)\) \{\n.*?^ {4}\}\n/ms, ""],
];

/** What a reset starts an instance with, although an instance without a table of JavaScript's values has no start. */
const START = /^ +wasm\.__wbindgen_start\(\);\n/gm;
const TABLE = "__wbindgen_init_externref_table";

/** Another version of wasm-bindgen may write something else, which is to be noticed. */
export function slimmed(glue, file) {
  const needless = glue.includes(TABLE) ? NEEDLESS : [...NEEDLESS, [START, ""]];
  return needless.reduce((text, [pattern, instead]) => {
    const shorter = text.replace(pattern, instead);
    if (shorter === text) throw new Error(`${file} has nothing like ${pattern}: what does wasm-bindgen write there now?`);
    return shorter;
  }, glue);
}

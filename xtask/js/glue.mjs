// The glue of wasm-bindgen without what no host of this package needs, so that nobody loads it.

/**
 * Where texts go in: what is for hosts without `TextEncoder.encodeInto`, and for callers without `realloc`; and the encoder, which
 * is made when it is asked for.
 */
const TEXTS = [
  [/^const cachedTextEncoder = new TextEncoder\(\);\n/m, "let cachedTextEncoder;\n"],
  [/\bcachedTextEncoder\.encodeInto\(/, "(cachedTextEncoder ??= new TextEncoder()).encodeInto("],
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n.*?^\}\n/ms, ""],
  [/^ {4}if \(realloc === undefined\) \{\n.*?^ {4}\}\n/ms, ""],
];
const ENCODER = "cachedTextEncoder";

/** An import makes no decoder: some hosts have none (Jest's jsdom), and a module there may import the package without a call. */
const DECODER = [
  [/^let cachedTextDecoder = new TextDecoder\(.*\);\ncachedTextDecoder\.decode\(\);\n/m, "let cachedTextDecoder;\n"],
  [/^ {4}if \(numBytesDecoded >= /m, "    if (!cachedTextDecoder || numBytesDecoded >= "],
];

/**
 * What is for other ways to call `initSync`; a reset that nothing schedules, since the functions here import nothing that could; and in a reset that something does,
 * variables that belong to no instance.
 */
const NEEDLESS = [
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

/**
 * How each function takes a text out of the memory of an instance, and gives its place back: once for all of them. After a
 * trap there is nothing to give back, for another instance is made.
 */
const TEXT =
  /^ {4}let deferred(\d)_0;\n {4}let deferred\1_1;\n {4}try \{\n {8}const retptr = .*?\n(.*?) {8}var r0 = .*?^ {8}wasm\.(\w+)\(deferred\1_0, deferred\1_1, 1\);\n {4}\}\n/gms;
const textOf = (free) => `
function textOf(ask) {
    const retptr = wasm.__wbindgen_add_to_stack_pointer(-16);
    ask(retptr);
    const [place, length] = new Uint32Array(wasm.memory.buffer, retptr, 2);
    const text = decodeText(place, length);
    wasm.${free}(place, length, 1);
    wasm.__wbindgen_add_to_stack_pointer(16);
    return text;
}
`;

/** Another version of wasm-bindgen may write something else, which is to be noticed. */
export function slimmed(glue, file) {
  const needless = [...NEEDLESS, ...DECODER, ...(glue.includes(ENCODER) ? TEXTS : []), ...(glue.includes(TABLE) ? [] : [[START, ""]])];
  const short = needless.reduce((text, [pattern, instead]) => {
    const shorter = text.replace(pattern, instead);
    if (shorter === text) throw new Error(`${file} has nothing like ${pattern}: what does wasm-bindgen write there now?`);
    return shorter;
  }, glue);
  const [, , , free] = short.matchAll(TEXT).next().value ?? [];
  return free ? short.replace(TEXT, "    return textOf((retptr) => {\n$2    });\n") + textOf(free) : short;
}

// Values -> the one flat string in which they cross into the core, which checks them.

/** More than this in one call is a mistake; the memory of a wasm instance never shrinks again. */
const MOST_CHARACTERS = 65_536;

/**
 * One path parameter.
 * @param {string} name
 * @param {unknown} value
 */
export function flattenId(name, value) {
  return typeof value === "string" ? pair(name, `s${value}`) : pair(name, `x${typeName(value)}`);
}

/**
 * The members of an object, those that are `undefined` left out, and `null` as well unless it would
 * go into a body, where it means something.
 * @param {string} name what messages call the object
 * @param {unknown} values
 * @param {boolean} [keepNull]
 */
export function flatten(name, values, keepNull = false) {
  if (values == null) return "";
  if (typeof values !== "object" || Array.isArray(values)) {
    throw new TypeError(`\`${name}\` must be an object, got ${typeName(values)}`);
  }
  let flat = "";
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || (value === null && !keepNull)) continue;
    if (!Array.isArray(value)) flat += pair(key, typed(value));
    else if (value.length === 0) flat += pair(key, "i");
    else for (const item of value) flat += pair(key, typeof item === "string" ? `i${item}` : `xan array with ${typeName(item)} in it`);
  }
  if (flat.length > MOST_CHARACTERS) throw new TypeError(`\`${name}\` is longer than ${MOST_CHARACTERS} characters`);
  return flat;
}

/** What stands between the parameters of an operation and those that the core does not check. */
export const EXTRA = "\0\0";

/**
 * A value with the letter for its type before it.
 * @param {unknown} value
 */
export function typed(value) {
  switch (typeof value) {
    case "string": return `s${value}`;
    case "number": return `n${value}`;
    case "boolean": return `b${value}`;
    case "object":
      if (value === null) return "xnull";
      return value instanceof Date ? `d${value.getTime()}` : "oan object";
    default: return `x${typeName(value)}`;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function pair(name, value) {
  if (value.length > MOST_CHARACTERS) throw new TypeError(`\`${name}\` is longer than ${MOST_CHARACTERS} characters`);
  if (name.includes("\0") || value.includes("\0")) throw new TypeError(`\`${name.replaceAll("\0", "\\0")}\` must not hold a NUL character`);
  return `${name}\0${value}\0`;
}

/**
 * A value in a message: its type, never its text.
 * @param {unknown} value
 */
export function typeName(value) {
  if (value === undefined || value === null) return String(value);
  const type = Array.isArray(value) ? "array" : typeof value;
  return (/^[aeiou]/.test(type) ? "an " : "a ") + type;
}

/**
 * Refuses members that an object of options does not have.
 * @param {string} what
 * @param {unknown} options
 * @param {string[]} names
 */
export function known(what, options, names) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) throw new TypeError(`the ${what}s must be an object, got ${typeName(options)}`);
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new TypeError(`unknown ${what} \`${name}\`: there are ${names.join(", ")}`);
  }
}

/**
 * A request body.
 * @param {string} name
 * @param {unknown} value
 */
export function toJson(name, value) {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new TypeError(`\`${name}\` cannot be written as JSON`, { cause });
  }
}

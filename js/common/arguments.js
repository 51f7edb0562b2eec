// What a caller passes: how a message calls it, and what is refused before anything else looks at it.

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
 * @param {readonly string[]} names
 */
export function refuseUnknown(what, options, names) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`the ${what}s must be an object, got ${typeName(options)}`);
  }
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

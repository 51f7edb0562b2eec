// What a caller passes: how a message calls it, what is read of it, and what is refused before anything else looks at it.

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
 * Whether a value is an object as a literal or `JSON.parse` makes it, in whichever realm.
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
export function isPlainObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || prototype === Members.prototype) return true;
  // The `Object.prototype` of another realm: nothing else has no prototype and this member of its own.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/**
 * The names of the own members of a plain object: nothing comes from a prototype, into which anyone may have written, and
 * nothing is passed over because it does not look like a member.
 * @param {string} what the object in a message, such as `` `filter` ``
 * @param {unknown} value
 * @returns {string[]}
 * @throws {TypeError}
 */
function ownNames(what, value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${what} must be an object, got ${typeName(value)}`);
  }
  if (!isPlainObject(value)) throw new TypeError(`${what} must be a plain object, got an instance of a class: write its members out`);
  const names = Object.keys(value);
  if (Reflect.ownKeys(value).length !== names.length) {
    throw new TypeError(`${what} must be a plain object, got one with a member that is not enumerable or that is named by a symbol`);
  }
  return names;
}

/**
 * The own members of a plain object, each read once.
 * @param {string} what
 * @param {any} value
 * @returns {[string, any][]}
 * @throws {TypeError}
 */
export function ownEntries(what, value) {
  return ownNames(what, value).map((name) => [name, value[name]]);
}

/** An object that inherits nothing; those of a literal with `__proto__: null` take hosts twice the time. */
function Members() {}
Members.prototype = Object.freeze(Object.create(null));

/**
 * A copy of a plain object with its own members, each read once.
 * @param {string} what
 * @param {any} value
 * @returns {Record<string, any>}
 * @throws {TypeError}
 */
export function ownMembers(what, value) {
  const members = new /** @type {any} */ (Members)();
  for (const name of ownNames(what, value)) members[name] = value[name];
  return members;
}

/**
 * A copy of the items of an array, each read once by its index: an array can say otherwise by its class, by an iterator of
 * its own, or by a hole, in which its prototype shows.
 * @param {string} what the array in a message, such as `` `policy.ip` ``
 * @param {unknown} value
 * @returns {any[]}
 * @throws {TypeError}
 */
export function ownItems(what, value) {
  if (!Array.isArray(value)) throw new TypeError(`${what} must be an array, got ${typeName(value)}`);
  const prototype = Object.getPrototypeOf(value);
  // The `Array.prototype` of any realm is an array itself, over an `Object.prototype`.
  if (!Array.isArray(prototype) || !isPlainObject(Object.getPrototypeOf(prototype)) || !Object.hasOwn(prototype, "copyWithin")) {
    throw new TypeError(`${what} must be a plain array, got an instance of a class`);
  }
  const refused = () => new TypeError(`${what} must be a plain array, got one with holes or with other members`);
  const { length } = value;
  // All of its items and `length`, and no others; of a length that is not so, nothing is gone through.
  if (Reflect.ownKeys(value).length !== length + 1) throw refused();
  const items = [];
  for (let at = 0; at < length; at++) {
    if (!Object.hasOwn(value, at)) throw refused();
    items.push(value[at]);
  }
  return items;
}

/**
 * The own members of an object of options, without any that does not exist.
 * @param {string} what
 * @param {unknown} options
 * @param {readonly string[]} names
 * @returns {Record<string, any>} without a prototype
 * @throws {TypeError}
 */
export function knownMembers(what, options, names) {
  const members = ownMembers(`the ${what}s`, options);
  for (const name of Object.keys(members)) {
    if (!names.includes(name)) throw new TypeError(`unknown ${what} \`${name}\`: there are ${names.join(", ")}`);
  }
  return members;
}

/**
 * A member of an object's own; `undefined` for anything else.
 * @param {unknown} value
 * @param {string} name
 * @returns {any}
 */
export function ownMember(value, name) {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? /** @type {any} */ (value)[name] : undefined;
}

/** The objects that JSON writes as they look; of others it would lose what is in them. */
const WRITABLE = ["Object", "Array", "String", "Number", "Boolean"].map((name) => `[object ${name}]`);

/**
 * A request body: its JSON, and what that says, which is what is to be checked.
 * @param {string} name
 * @param {unknown} value a plain object
 * @returns {{ json: string, value: unknown }}
 * @throws {TypeError} for what JSON cannot write, or would write as something else
 */
export function serialized(name, value) {
  const members = ownMembers(`\`${name}\``, value);
  try {
    const copy = simple(members);
    return { json: JSON.stringify(copy), value: copy };
  } catch {
    // There is something in it that JSON may write otherwise than it looks.
  }
  /** @type {string | undefined} */
  let lost;
  /** @type {(this: unknown, key: string, inside: unknown) => unknown} */
  const watch = function (key, inside) {
    // What a `toJSON` has said is looked at, as it is what will be sent.
    if (isLost(inside) || (inside === undefined && Array.isArray(this))) lost ??= key;
    return inside;
  };
  /** @type {any} */
  let json;
  try {
    // Its own `toJSON` counts, none of a prototype.
    json = JSON.stringify({ toJSON: undefined, ...members }, watch) ?? "null";
  } catch (cause) {
    throw new TypeError(`\`${name}\` cannot be written as JSON`, { cause });
  }
  if (lost !== undefined) throw new TypeError(`\`${name}\` holds a value that JSON cannot hold, as \`${lost}\``);
  return { json, value: JSON.parse(json) };
}

/**
 * A copy of texts, numbers and switches, and of plain objects of them, which JSON writes as they look: hosts take five times
 * as long when they have to call back for each value. It throws for anything else.
 * @param {any} value
 * @returns {any}
 */
function simple(value) {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return value;
  const members = ownMembers("", value);
  for (const name of Object.keys(members)) members[name] = simple(members[name]);
  return members;
}

/** @param {unknown} value */
function isLost(value) {
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value === "object") return value !== null && !WRITABLE.includes(Object.prototype.toString.call(value));
  return typeof value === "function" || typeof value === "symbol";
}

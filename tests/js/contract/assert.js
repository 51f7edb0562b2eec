// The assertions that the contract needs: no runtime has a module of them that all the others have too.

/** Fails unless the condition holds. */
export function ok(condition, message) {
  if (!condition) throw new Error(message);
}

/** Fails unless both are the same value. */
export function equal(actual, expected, what = "value") {
  if (!Object.is(actual, expected)) throw new Error(`${what}: expected ${show(expected)}, got ${show(actual)}`);
}

/** Fails unless both are the same data, whatever the order of an object's keys. */
export function deepEqual(actual, expected, what = "value") {
  const [left, right] = [canonical(actual), canonical(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

/** Fails unless the text matches. */
export function match(text, pattern, what = "text") {
  if (typeof text !== "string" || !pattern.test(text)) throw new Error(`${what}: expected ${pattern}, got ${show(text)}`);
}

/** Gives the reason with which a promise rejects; fails where it does not, or with another class. */
export async function rejects(promise, Class, what = "call") {
  let value;
  try {
    value = await promise;
  } catch (reason) {
    return instance(reason, Class, what);
  }
  throw new Error(`${what}: expected a rejection${Class ? ` with ${Class.name}` : ""}, got ${show(value)}`);
}

/** Gives what a function throws; fails where it does not, or with another class. */
export function throws(body, Class, what = "function") {
  let value;
  try {
    value = body();
  } catch (reason) {
    return instance(reason, Class, what);
  }
  throw new Error(`${what}: expected a ${Class.name} to be thrown, got ${show(value)}`);
}

function instance(reason, Class, what) {
  if (Class && !(reason instanceof Class)) {
    throw new Error(`${what}: expected ${Class.name}, got ${reason instanceof Error ? `${reason.name}: ${reason.message}` : show(reason)}`);
  }
  return reason;
}

function show(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return canonical(value);
  return String(value);
}

function canonical(value) {
  return JSON.stringify(value, (_, item) => {
    if (item === undefined) return "(undefined)";
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.keys(item).sort().map((key) => [key, item[key]]));
  });
}

// What `JSON.parse` gave, as JSON again, however deep it is.

/** @param {unknown} value */
export function jsonOf(value) {
  try {
    return JSON.stringify(value);
  } catch {
    // Hosts write what is nested by recursion. A visitor can nest tags as deep as they parse, which is deeper.
    return written(value);
  }
}

/** @param {unknown} value */
function written(value) {
  const parts = [];
  /** @type {{ text?: string, value?: unknown }[]} */
  const rest = [{ value }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next.text !== undefined) parts.push(next.text);
    else if (typeof next.value !== "object" || next.value === null) parts.push(JSON.stringify(next.value));
    else rest.push(...inside(next.value).reverse());
  }
  return parts.join("");
}

/** @param {object} value */
function inside(value) {
  const isList = Array.isArray(value);
  const members = Object.entries(value).flatMap(([name, member], at) => [
    { text: (at > 0 ? "," : "") + (isList ? "" : `${JSON.stringify(name)}:`) },
    { value: member },
  ]);
  return [{ text: isList ? "[" : "{" }, ...members, { text: isList ? "]" : "}" }];
}

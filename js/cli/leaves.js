// An event -> its leaves, by their paths.

/**
 * What is empty is a leaf.
 * @param {unknown} event
 * @returns {Map<string, unknown>}
 */
export function leavesOf(event) {
  /** @type {Map<string, unknown>} */
  const leaves = new Map();
  // Not by recursion: a visitor can nest a tag as deep as he likes.
  /** @type {[string, unknown][]} */
  const rest = [["", event]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [path, value] = next;
    const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (members.length === 0) leaves.set(path, value);
    for (const [name, inside] of members.reverse()) rest.push([path ? `${path}.${name}` : name, inside]);
  }
  return leaves;
}

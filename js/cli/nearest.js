// What was probably meant by a name that there is not.

/**
 * @param {string} name
 * @param {readonly string[]} names
 * @returns {string | undefined} nothing where none is near
 */
export function nearestTo(name, names) {
  // A third of the letters wrong is another word.
  const most = Math.max(1, Math.floor(Math.min(name.length, 40) / 3));
  let nearest;
  let least = most + 1;
  for (const candidate of names) {
    const away = candidate.startsWith(name) && name.length > 2 ? 1 : distance(name.slice(0, 40), candidate);
    if (away < least) [nearest, least] = [candidate, away];
  }
  return nearest;
}

/**
 * How many letters must be put in, taken out or changed, or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const differs = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + differs);
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[other.length];
}

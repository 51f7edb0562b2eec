// When the quota has room for a deletion. Windows roll: what was sent counts until a whole hour, or day, has passed.

/** `sent(n)` is when the n-th last request was sent, or undefined when there were not as many. */
export const nextSlot = (sent, limits, from) =>
  Math.max(from, ...limits.map(({ most, ms }) => (sent(most) ?? Number.NEGATIVE_INFINITY) + ms));

/** When the last of so many is sent, after those that were sent at `times`, the oldest first. */
export function lastSlot(times, limits, from, count) {
  const planned = [...times];
  for (let left = count; left > 0; left--) planned.push(nextSlot((n) => planned[planned.length - n], limits, from));
  return planned.at(-1);
}

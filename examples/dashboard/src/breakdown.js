// How many events there are of each kind, the most first, and what narrows a search to a kind.

const MOST = 20;
/** A name that is longer is no name, and its link would be none, either. */
const MAX_NAME = 100;

/** `entryOf` gives an event's name and, where there is one, the query that finds its like. */
export function breakdown(events, entryOf) {
  const kinds = new Map();
  for (const event of events) {
    const [name, query] = entryOf(event);
    const kind = name.length > MAX_NAME ? { name: `${name.slice(0, MAX_NAME)}…` } : { name, query };
    // An event may call itself by a name of ours: what it is found by tells them apart.
    const key = JSON.stringify([name, kind.query]);
    const known = kinds.get(key) ?? { ...kind, count: 0 };
    known.count += 1;
    kinds.set(key, known);
  }
  const all = [...kinds.values()].sort((one, other) => other.count - one.count);
  const rest = all.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  return rest === 0 ? all : [...all.slice(0, MOST), { name: "other", count: rest }];
}

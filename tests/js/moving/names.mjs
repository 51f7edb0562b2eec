// The names that an official SDK exports, and a module that compares each of them with ours, type by type.

/** The names in the last lines of its declarations: those of values, and those of types alone. */
export function namesIn(declarations) {
  const [values, types] = [[], []];
  for (const [, prefix, names] of declarations.matchAll(/^export (type )?\{([^}]+)\};/gm)) {
    for (const name of names.split(",")) {
      const [, isType, bare] = /^\s*(type )?(\w+)/.exec(name);
      (prefix || isType ? types : values).push(bare);
    }
  }
  if (values.length < 10 || types.length < 10) throw new Error("the official declarations do not end with their exports");
  return { values, types };
}

const GENERIC = { ExtractQueryParams: "{ parameters: { query?: { limit: number } } }" };

/**
 * For each name what ours is to theirs: the same, wider (it takes all of theirs), narrower (theirs takes all of it), or other.
 * `differences` says for which names it is not the same.
 */
export function comparison(modules, { values, types }, { missing, types: differing }) {
  const lines = [
    `import type * as ours from "${modules.ours}";`,
    `import type * as theirs from "${modules.official}";`,
    "type Keys<T> = T extends string ? never : T extends object ? keyof T : never;",
    "type Lacking<O, T> = [Exclude<Keys<T>, Keys<O>>] extends [never] ? null : Exclude<Keys<T>, Keys<O>>;",
    "type To<O, T> = [O] extends [T] ? ([T] extends [O] ? 'same' : 'narrower') : [T] extends [O] ? 'wider' : 'other';",
  ];
  const compare = (label, ours, theirs) =>
    lines.push(`export const ${label}: To<${ours}, ${theirs}> = "${differing[label]?.is ?? "same"}";`);
  // What ours lacks of theirs; of unions and of what may be undefined, what any of it has.
  const lacks = (label, ours, theirs) =>
    lines.push(`export const ${label}: Lacking<${ours}, ${theirs}> = ${JSON.stringify(differing[label]?.is ?? null)};`);
  const isThere = (name) => !(name in missing);
  // A generic type is compared as it is for something.
  const applied = (name) => (name in GENERIC ? `${name}<${GENERIC[name]}>` : name);
  // Of a class its instances are a type as well, and so are the members of the two tables.
  for (const name of values.filter(isThere)) {
    compare(`value_${name}`, `typeof ours.${name}`, `typeof theirs.${name}`);
    lacks(`members_of_value_${name}`, `typeof ours.${name}`, `typeof theirs.${name}`);
    if (/^[A-Z]/.test(name)) types = [...types, name];
  }
  for (const name of types.filter(isThere)) {
    const named = applied(name);
    compare(`type_${name}`, `ours.${named}`, `theirs.${named}`);
    lacks(`members_of_${name}`, `ours.${named}`, `theirs.${named}`);
  }
  const labels = lines.map((line) => /^export const (\w+)/.exec(line)?.[1]);
  const idle = Object.keys(differing).filter((label) => !labels.includes(label));
  if (idle.length > 0) throw new Error(`differences.json names what is not compared: ${idle.join()}`);
  return `${lines.join("\n")}\n`;
}

// The table of pairs, which the build makes of that in `src/api/pairs`.

/** The path in v3, that in v4, what becomes of the value, and which shapes of v3 have it where not all do. */
export type Row = readonly [v3: string, v4: string, how: How, shapes?: string];

/** A kind of value, with what is in it where it has items or a table. */
export type How = string | readonly ["Each", How] | readonly ["Table" | "Browser" | "Twin" | "Attributes", readonly Row[]];

declare const pairs: readonly Row[];
export default pairs;

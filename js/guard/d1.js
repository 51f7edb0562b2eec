// Counts events in a table of a D1 database, whose statements run one after another.
import { typeName } from "../common/arguments.js";

/** @typedef {import("./options.js").Once} Once */

/**
 * The part of a `D1Database` that is used.
 * @typedef {object} D1DatabaseLike
 * @property {(query: string) => any} prepare a statement that can be bound
 * @property {(statements: any[]) => Promise<any[]>} batch runs statements as one transaction
 */

const TABLE = "fingerprint_edge_once";
const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS ${TABLE} (id TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX IF NOT EXISTS ${TABLE}_until ON ${TABLE} (until)`,
];
const FORGET = `DELETE FROM ${TABLE} WHERE until <= ?`;
// What it inserted it returns, and nothing where the id was there: it asks and writes at once.
const CLAIM = `INSERT INTO ${TABLE} (id, until) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id`;

/**
 * A store in a D1 database, in the table `fingerprint_edge_once`, which it makes and empties itself.
 * @param {D1DatabaseLike} database the binding
 * @returns {Once}
 * @throws {TypeError} when it is something else
 */
export function d1Once(database) {
  if (typeof database?.prepare !== "function" || typeof database.batch !== "function")
    throw new TypeError(`\`database\` must be the binding of a D1 database, got ${typeName(database)}`);
  let isMade = false;
  return {
    async claim(id, ttlMs) {
      const now = Date.now();
      const make = isMade ? [] : SCHEMA.map((statement) => database.prepare(statement));
      // Until this has succeeded, so that a table that was dropped is made again.
      isMade = false;
      const results = await database.batch([...make, database.prepare(FORGET).bind(now), database.prepare(CLAIM).bind(id, now + ttlMs)]);
      isMade = true;
      return results[results.length - 1].results.length === 1;
    },
  };
}

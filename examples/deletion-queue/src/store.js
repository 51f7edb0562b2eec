// What the Durable Object knows, in SQLite: a row for each visitor, when the quota was spent, and what the dead letter queue
// has yet to be told. Writes without an `await` between them are stored together or not at all.

/** `due` is when there is next something to do about the visitor: for those that are finished, to forget them. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS deletions (
    visitor TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unclear', 'done', 'refused')),
    due INTEGER NOT NULL,
    requested INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    doubted INTEGER,
    finished INTEGER,
    said TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS deletions_by_due ON deletions (state, due);
  CREATE TABLE IF NOT EXISTS spent (n INTEGER PRIMARY KEY, at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS reports (n INTEGER PRIMARY KEY, body TEXT NOT NULL);
`;

export class Store {
  #sql;

  constructor(sql) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /** A visitor that is known stays as it is. One that was refused gets another chance if it was requested after that. */
  add(visitor, requested, now) {
    this.#sql.exec(
      `INSERT INTO deletions (visitor, state, due, requested) VALUES (?1, 'waiting', ?3, ?2)
       ON CONFLICT (visitor) DO UPDATE
         SET state = 'waiting', due = ?3, requested = ?2, attempts = 0, finished = NULL, said = NULL
         WHERE state = 'refused' AND ?2 > finished`,
      visitor,
      requested,
      now,
    );
  }

  get(visitor) {
    return this.#sql.exec("SELECT * FROM deletions WHERE visitor = ?", visitor).toArray()[0];
  }

  counts() {
    const counts = { waiting: 0, sending: 0, unclear: 0, done: 0, refused: 0 };
    for (const { state, n } of this.#sql.exec("SELECT state, COUNT(*) AS n FROM deletions GROUP BY state")) counts[state] = n;
    return counts;
  }

  /** The visitor in this state with whom there is something to do first, if any is due. */
  due(state, now) {
    const rows = this.#sql.exec("SELECT * FROM deletions WHERE state = ? AND due <= ? ORDER BY due LIMIT 1", state, now);
    return rows.toArray()[0];
  }

  /** When the first, or the last, of those in this state is due. */
  dueFrom(state) {
    return this.#sql.exec("SELECT MIN(due) AS at FROM deletions WHERE state = ?", state).one().at ?? undefined;
  }

  dueUntil(state) {
    return this.#sql.exec("SELECT MAX(due) AS at FROM deletions WHERE state = ?", state).one().at ?? undefined;
  }

  /** When the last was sent of those of which nothing was heard. */
  doubtedUntil() {
    return this.#sql.exec("SELECT MAX(doubted) AS at FROM deletions WHERE state = 'unclear'").one().at ?? undefined;
  }

  /** Stored before it is sent. It counts as sent as late as it can be, in case that nobody is there to tell when it was. */
  begin(visitor, latest, kept) {
    this.#sql.exec("UPDATE deletions SET state = 'sending', attempts = attempts + 1 WHERE visitor = ?", visitor);
    this.#sql.exec("INSERT INTO spent (at) VALUES (?)", latest);
    this.#sql.exec("DELETE FROM spent WHERE n <= (SELECT MAX(n) FROM spent) - ?", kept);
  }

  sentBy(at) {
    this.#sql.exec("UPDATE spent SET at = ? WHERE n = (SELECT MAX(n) FROM spent)", at);
  }

  wait(visitor, due, said, attempts) {
    this.#sql.exec(
      "UPDATE deletions SET state = 'waiting', due = ?, said = ?, attempts = ? WHERE visitor = ?",
      due,
      JSON.stringify(said),
      attempts,
      visitor,
    );
  }

  doubt(visitor, doubted, due, said) {
    this.#sql.exec(
      "UPDATE deletions SET state = 'unclear', doubted = ?, due = ?, said = ? WHERE visitor = ?",
      doubted,
      due,
      JSON.stringify(said),
      visitor,
    );
  }

  /** What was being sent when the instance before this one was stopped. */
  doubtAll(doubted, due, said) {
    this.#sql.exec(
      "UPDATE deletions SET state = 'unclear', doubted = ?, due = ?, said = ? WHERE state = 'sending'",
      doubted,
      due,
      JSON.stringify(said),
    );
  }

  finish(visitor, state, finished, forgottenAt, said) {
    this.#sql.exec(
      "UPDATE deletions SET state = ?, finished = ?, due = ?, said = ? WHERE visitor = ?",
      state,
      finished,
      forgottenAt,
      JSON.stringify(said),
      visitor,
    );
  }

  /** So many at a time: a statement has to end. */
  forget(now) {
    for (const state of ["done", "refused"])
      this.#sql.exec(
        "DELETE FROM deletions WHERE visitor IN (SELECT visitor FROM deletions WHERE state = ? AND due <= ? LIMIT 1000)",
        state,
        now,
      );
  }

  /** When the n-th last request was sent. */
  sent(n) {
    return this.#sql.exec("SELECT at FROM spent WHERE n = (SELECT MAX(n) FROM spent) - ?", n - 1).toArray()[0]?.at;
  }

  allSent() {
    return this.#sql
      .exec("SELECT at FROM spent ORDER BY n")
      .toArray()
      .map(({ at }) => at);
  }

  report(body) {
    this.#sql.exec("INSERT INTO reports (body) VALUES (?)", JSON.stringify(body));
  }

  reports() {
    return this.#sql
      .exec("SELECT n, body FROM reports ORDER BY n LIMIT 25")
      .toArray()
      .map(({ n, body }) => ({ n, body: JSON.parse(body) }));
  }

  reported(n) {
    this.#sql.exec("DELETE FROM reports WHERE n <= ?", n);
  }
}

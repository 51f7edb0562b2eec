-- Which events were used, until they are too old to count.
CREATE TABLE used (id TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX used_until ON used (until);

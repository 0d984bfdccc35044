-- Decisions about matches, and which state of which list answered whom, schema version 1.
CREATE TABLE decision (
    number INTEGER PRIMARY KEY, query TEXT NOT NULL, name TEXT NOT NULL, list TEXT NOT NULL, entry TEXT NOT NULL,
    content TEXT NOT NULL, cleared INTEGER NOT NULL CHECK (cleared IN (0, 1)),
    reason TEXT NOT NULL CHECK (reason <> ''), author TEXT NOT NULL CHECK (author <> ''), decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_query ON decision (query, list, entry);
CREATE TABLE asking (
    number INTEGER PRIMARY KEY, query TEXT NOT NULL, list TEXT NOT NULL, state TEXT NOT NULL, asked_at TEXT NOT NULL
) STRICT;
CREATE INDEX asking_query ON asking (query, list, number);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are not rewritten'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are not deleted'); END;

-- The list store, schema version 1. One SQLite file; any SQLite tool opens it.
-- A *moment* is an ISO 8601 day, with `#02`, `#03` … behind it for a second and third version of the same day, so that
-- moments sort as text; `~` sorts after them all and stands for an open end. Times are UTC with `Z`.

CREATE TABLE list (
    key        INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CHECK (name <> '')
) STRICT;

-- One state of a list, in force from its moment until that of the next. `dated` is the list's own date (EDTF), NULL where it
-- carries none: then it is in force from the day on which it was read.
CREATE TABLE version (
    key       INTEGER PRIMARY KEY,
    list      INTEGER NOT NULL REFERENCES list (key),
    number    INTEGER NOT NULL,
    moment    TEXT NOT NULL,
    dated     TEXT,
    read_at   TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    format    TEXT NOT NULL,
    source    TEXT NOT NULL,
    origin    TEXT NOT NULL,
    entries   INTEGER NOT NULL,
    UNIQUE (list, number),
    UNIQUE (list, moment),
    CHECK (moment < '~' AND entries >= 0)
) STRICT;

-- Every reading that added nothing: the same file again, or one that was refused, with the reason.
CREATE TABLE attempt (
    key       INTEGER PRIMARY KEY,
    list      INTEGER NOT NULL REFERENCES list (key),
    read_at   TEXT NOT NULL,
    source    TEXT NOT NULL,
    sha256    TEXT,
    reason    TEXT NOT NULL
) STRICT;

-- What a list says of an entry, in one wording. `hash` is the SHA-256 of `record`, the entry as canonical JSON.
CREATE TABLE content (
    key      INTEGER PRIMARY KEY,
    list     INTEGER NOT NULL REFERENCES list (key),
    entry_id TEXT NOT NULL,
    hash     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    place    TEXT NOT NULL,
    record   TEXT NOT NULL,
    UNIQUE (list, entry_id, hash)
) STRICT;

-- When a wording stood in the list: from the moment of the first version that has it until that of the first that has it no
-- more, end exclusive. A version laid between two others may move an end.
CREATE TABLE span (
    content  INTEGER NOT NULL REFERENCES content (key),
    start    TEXT NOT NULL,
    "end"    TEXT NOT NULL,
    PRIMARY KEY (content, start),
    CHECK (start < "end" AND "end" <= '~')
) STRICT, WITHOUT ROWID;
CREATE INDEX span_moments ON span (start, "end");

-- What is looked up: names folded (no case, no marks) and in their script (ISO 15924), identifiers without their punctuation.
CREATE TABLE name (
    content  INTEGER NOT NULL REFERENCES content (key),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    quality  TEXT NOT NULL,
    script   TEXT NOT NULL,
    folded   TEXT NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_folded ON name (folded);

CREATE TABLE identifier (
    content  INTEGER NOT NULL REFERENCES content (key),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    value    TEXT NOT NULL,
    plain    TEXT NOT NULL,
    country  TEXT NOT NULL,
    PRIMARY KEY (content, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_plain ON identifier (plain);

-- Ownership and control that a version states, among parties that need not be listed; `label` names those that are not.
CREATE TABLE link (
    version    INTEGER NOT NULL REFERENCES version (key),
    position   INTEGER NOT NULL,
    owner      TEXT NOT NULL,
    owned      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    share_low  REAL,
    share_high REAL,
    start      TEXT NOT NULL,
    "end"      TEXT NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
    version INTEGER NOT NULL REFERENCES version (key),
    party   TEXT NOT NULL,
    name    TEXT NOT NULL,
    PRIMARY KEY (version, party)
) STRICT, WITHOUT ROWID;

-- What a list said is never rewritten.
CREATE TRIGGER list_stays BEFORE DELETE ON list BEGIN SELECT RAISE(ABORT, 'lists are never deleted'); END;
CREATE TRIGGER version_kept BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'versions are never rewritten'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
CREATE TRIGGER attempt_kept BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are never rewritten'); END;
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER content_kept BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'entries are never rewritten'); END;
CREATE TRIGGER content_stays BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER span_owner_kept BEFORE UPDATE OF content ON span BEGIN SELECT RAISE(ABORT, 'spans stay with their entry'); END;
CREATE TRIGGER span_stays BEFORE DELETE ON span BEGIN SELECT RAISE(ABORT, 'spans are never deleted'); END;
CREATE TRIGGER name_kept BEFORE UPDATE ON name BEGIN SELECT RAISE(ABORT, 'entries are never rewritten'); END;
CREATE TRIGGER name_stays BEFORE DELETE ON name BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER identifier_kept BEFORE UPDATE ON identifier BEGIN SELECT RAISE(ABORT, 'entries are never rewritten'); END;
CREATE TRIGGER identifier_stays BEFORE DELETE ON identifier BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER link_kept BEFORE UPDATE ON link BEGIN SELECT RAISE(ABORT, 'links are never rewritten'); END;
CREATE TRIGGER link_stays BEFORE DELETE ON link BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;
CREATE TRIGGER label_kept BEFORE UPDATE ON label BEGIN SELECT RAISE(ABORT, 'links are never rewritten'); END;
CREATE TRIGGER label_stays BEFORE DELETE ON label BEGIN SELECT RAISE(ABORT, 'links are never deleted'); END;

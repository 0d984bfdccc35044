-- The case file, schema version 1. One SQLite file; any SQLite tool opens it.
-- `id` is a content hash and what the outside sees; `key` is the row's number, used inside for joins and order.
-- Days are ISO 8601 (0001-01-01 and 9999-12-31 stand for an open end, NULL for no date at all); times are UTC with `Z`.

-- One invocation that wrote something, and the version of the extractor it used.
CREATE TABLE run (
    key        INTEGER PRIMARY KEY,
    extractor  TEXT NOT NULL,
    started_at TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    run        INTEGER NOT NULL REFERENCES run (key),
    sha256     TEXT NOT NULL,
    part       INTEGER NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    text       TEXT NOT NULL,
    language   TEXT,
    title      TEXT,
    author     TEXT,
    publisher  TEXT,
    published  TEXT,
    source     TEXT,
    url        TEXT,
    UNIQUE (sha256, part)
) STRICT;

-- Where a document was seen: a reprint under another address is one document seen twice.
CREATE TABLE sighting (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    run       INTEGER NOT NULL REFERENCES run (key),
    document  INTEGER NOT NULL REFERENCES document (key),
    locator   TEXT NOT NULL,
    seen_at   TEXT NOT NULL,
    source    TEXT,
    title     TEXT,
    published TEXT
) STRICT;
CREATE INDEX sighting_document ON sighting (document);

CREATE TABLE failure (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    run     INTEGER NOT NULL REFERENCES run (key),
    locator TEXT NOT NULL,
    reason  TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    hint    TEXT,
    sha256  TEXT
) STRICT;

-- `earliest` and `latest` are the days that date the claim: those of `when`, or of the document's publication.
CREATE TABLE claim (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    run         INTEGER NOT NULL REFERENCES run (key),
    document    INTEGER NOT NULL REFERENCES document (key),
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    quote       TEXT NOT NULL,
    actor_text  TEXT NOT NULL,
    target_text TEXT NOT NULL,
    type        TEXT NOT NULL,
    mode        TEXT NOT NULL,
    holder      TEXT NOT NULL,
    "when"      TEXT,
    earliest    TEXT,
    latest      TEXT,
    likelihood  TEXT,
    "where"     TEXT,
    instrument  TEXT,
    unresolved  TEXT NOT NULL DEFAULT '[]',
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_type ON claim (type);
CREATE INDEX claim_mode ON claim (mode);
CREATE INDEX claim_days ON claim (earliest, latest);

CREATE TABLE claim_actor (
    claim    INTEGER NOT NULL REFERENCES claim (key),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_actor_code ON claim_actor (code);

CREATE TABLE claim_target (
    claim    INTEGER NOT NULL REFERENCES claim (key),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_target_code ON claim_target (code);

CREATE TABLE claim_commodity (
    claim     INTEGER NOT NULL REFERENCES claim (key),
    position  INTEGER NOT NULL,
    commodity TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_commodity_name ON claim_commodity (commodity);

CREATE TABLE claim_quantity (
    claim    INTEGER NOT NULL REFERENCES claim (key),
    position INTEGER NOT NULL,
    low      REAL,
    high     REAL,
    unit     TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

-- A failure that did not happen again when its place was next read.
CREATE TABLE settled (
    failure INTEGER PRIMARY KEY REFERENCES failure (key)
) STRICT;

-- A claim that a newer extractor no longer finds. A row of this table may go: a later version may find it again.
CREATE TABLE superseded (
    claim INTEGER PRIMARY KEY REFERENCES claim (key),
    run   INTEGER NOT NULL REFERENCES run (key)
) STRICT;

-- What a person decided about a claim, document or actor; undone by a further decision, never by deletion.
CREATE TABLE decision (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    subject    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    detail     TEXT NOT NULL DEFAULT '{}',
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    undoes     INTEGER REFERENCES decision (key)
) STRICT;
CREATE INDEX decision_subject ON decision (subject);

-- Full text. `pairs` holds Chinese, Japanese and Korean runs as overlapping character pairs, because `unicode61` sees
-- a whole run as one word. Contentless: the words themselves stay in `document` and `claim`.
CREATE VIRTUAL TABLE document_index USING fts5 (
    title, words, pairs, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_index USING fts5 (
    words, pairs, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- Evidence is never rewritten.
CREATE TRIGGER document_kept BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'documents are never rewritten'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER sighting_kept BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'sightings are never rewritten'); END;
CREATE TRIGGER sighting_stays BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;
CREATE TRIGGER claim_kept BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claims are never rewritten'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER actor_kept BEFORE UPDATE ON claim_actor BEGIN SELECT RAISE(ABORT, 'claims are never rewritten'); END;
CREATE TRIGGER actor_stays BEFORE DELETE ON claim_actor BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER target_kept BEFORE UPDATE ON claim_target BEGIN SELECT RAISE(ABORT, 'claims are never rewritten'); END;
CREATE TRIGGER target_stays BEFORE DELETE ON claim_target BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER commodity_kept BEFORE UPDATE ON claim_commodity BEGIN SELECT RAISE(ABORT, 'claims are never rewritten'); END;
CREATE TRIGGER commodity_stays BEFORE DELETE ON claim_commodity BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER quantity_kept BEFORE UPDATE ON claim_quantity BEGIN SELECT RAISE(ABORT, 'claims are never rewritten'); END;
CREATE TRIGGER quantity_stays BEFORE DELETE ON claim_quantity BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never rewritten'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

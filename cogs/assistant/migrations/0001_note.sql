-- What a server's people should know: the answers of the assistant are quoted from here.
CREATE TABLE assistant_note (
    note_id    INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so a stale button misses
    guild_id   INTEGER NOT NULL,
    author_id  INTEGER,          -- who wrote it last; NULL once they asked to be forgotten
    title      TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    title_key  TEXT    NOT NULL, -- the title as titles are compared
    body       TEXT    NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    revision   INTEGER NOT NULL, -- 1, 2, 3 ... with each change
    changed_at TEXT    NOT NULL, -- ISO 8601, UTC
    removed_at TEXT              -- ISO 8601, UTC; when it is old enough, the row goes for good
) STRICT;
CREATE UNIQUE INDEX assistant_note_by_title ON assistant_note (guild_id, title_key)
    WHERE removed_at IS NULL;
CREATE INDEX assistant_note_by_author ON assistant_note (guild_id, author_id);
CREATE INDEX assistant_note_removed ON assistant_note (removed_at) WHERE removed_at IS NOT NULL;

-- Questions that moderators were told of lately, so that nobody tells them twice; not their words.
CREATE TABLE assistant_told (
    guild_id INTEGER NOT NULL,
    question BLOB    NOT NULL CHECK (length(question) = 32), -- SHA-256 of its words
    told_at  TEXT    NOT NULL,                               -- ISO 8601, UTC
    PRIMARY KEY (guild_id, question)
) STRICT, WITHOUT ROWID;

-- What a member chose for themselves, in every guild alike. No row: everything at its default.
CREATE TABLE preference (
    member_id          INTEGER NOT NULL PRIMARY KEY,
    locale             TEXT CHECK (locale IN ('en', 'zh-CN')), -- NULL: follow Discord
    content_rating     TEXT    NOT NULL,
    show_spoilers      INTEGER NOT NULL CHECK (show_spoilers IN (0, 1)),
    direct_messages    INTEGER NOT NULL CHECK (direct_messages IN (0, 1)),
    learn_from_reviews INTEGER NOT NULL CHECK (learn_from_reviews IN (0, 1)),
    listed             INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;

-- Who stands behind a reference in the audit. Erasing a member removes their row here, which
-- leaves the audit and its hash chain whole and the reference without a person.
CREATE TABLE audit_person (
    ref       TEXT    NOT NULL PRIMARY KEY, -- random, says nothing about the member
    guild_id  INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    UNIQUE (guild_id, member_id)
) STRICT, WITHOUT ROWID;

-- What was changed by whom, in each guild; no message text. Every entry carries a hash over
-- itself and the hash before it, so that an edit or a gap shows.
CREATE TABLE audit (
    guild_id      INTEGER NOT NULL,
    id            INTEGER NOT NULL,            -- 1, 2, 3 ... in each guild
    at            TEXT    NOT NULL,            -- ISO 8601, UTC
    actor_ref     TEXT,                        -- audit_person; NULL: the bot itself
    action        TEXT    NOT NULL CHECK (length(action) <= 64), -- such as settings.put
    target_ref    TEXT,                        -- audit_person; NULL: no member was meant
    detail        TEXT    NOT NULL CHECK (json_valid(detail) AND length(detail) <= 16000),
    previous_hash TEXT    NOT NULL,            -- SHA-256 in hex; empty before the first
    hash          TEXT    NOT NULL,
    PRIMARY KEY (guild_id, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_never_edited BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- REPLACE would delete without firing the trigger above.
CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit WHERE guild_id = NEW.guild_id)
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

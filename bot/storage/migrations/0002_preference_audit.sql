-- What a member chose for themselves, in every guild alike. NULL: they have not chosen.
CREATE TABLE preference (
    member_id         INTEGER NOT NULL PRIMARY KEY,
    locale            TEXT CHECK (locale IN ('en', 'zh-CN')),
    content_rating    TEXT CHECK (content_rating IN ('everyone', 'teen', 'mature')),
    spoilers          TEXT CHECK (spoilers IN ('hide', 'show')),
    direct_messages   INTEGER CHECK (direct_messages IN (0, 1)),
    opt_out_recommend INTEGER CHECK (opt_out_recommend IN (0, 1))
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
    action        TEXT    NOT NULL,            -- such as settings.put
    target_ref    TEXT,                        -- audit_person; NULL: no member was meant
    detail        TEXT    NOT NULL CHECK (json_valid(detail)),
    previous_hash TEXT    NOT NULL,            -- SHA-256 in hex, empty before the first
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
